package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.ContainerRemover;
import io.github.dockermaven.container.CoverageData;
import io.github.dockermaven.container.GoneContainer;
import io.github.dockermaven.project.ContainerOutput;
import io.github.dockermaven.project.CoverageOutput;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One run of {@code docker:rm}, apart from the goal's own class as {@link StartRun} is. */
record RmRun(RmMojo goal) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        CoverageData coverage = CoverageOutput.of(goal.session());
        ContainerRemover remover = new ContainerRemover(
                configuration.flag("force"),
                configuration.flag("removeVolumes"),
                container -> coverage.save(container, goal.engine(), goal.progress()));
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        List<GoneContainer> gone = new CopyOnWriteArrayList<>();
        system.stopAlone(() -> {
            try {
                remover.remove(GivenContainers.toChange(goal), goal.engine(), goal.progress(), gone::add);
            } finally {
                system.projects().forEach(project -> new ContainerOutput(project).forget(gone));
            }
        });
    }
}
