package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.ComposedContainers;
import io.github.dockermaven.container.ContainerNameFilter;
import io.github.dockermaven.container.GoneContainer;
import io.github.dockermaven.container.StopRequest;
import io.github.dockermaven.container.SystemStopper;
import io.github.dockermaven.project.ContainerOutput;
import io.github.dockermaven.project.CoverageOutput;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** One run of {@code docker:stop}, apart from the goal's own class as {@link StartRun} is. */
record StopRun(StopMojo goal) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        Optional<ContainerNameFilter> names = configuration
                .freeText("stopNamePattern")
                .map(text -> ContainerNameFilter.parse("stopNamePattern", text));
        StopRequest request = new StopRequest(
                system.owners(),
                system.readableContainers("The containers are stopped without their <wait> and <stopMode>"),
                GivenContainers.named(goal),
                configuration.flag("all"),
                configuration.flag("allContainers"),
                names,
                configuration.flag("keepContainer"),
                configuration.flag("removeVolumes"),
                new ComposedContainers(composeFolders(system), configuration.flag("stopCompose")));
        SystemStopper stopper = new SystemStopper(CoverageOutput.of(goal.session()));
        List<GoneContainer> gone = new CopyOnWriteArrayList<>();
        system.stopAlone(() -> {
            try {
                stopper.stop(request, goal.engine(), goal.progress(), gone::add);
            } finally {
                system.projects().forEach(project -> new ContainerOutput(project).forget(gone));
            }
        });
    }

    /** Those of the projects, and those of the files that are configured. */
    private static Set<String> composeFolders(ConfiguredSystem system) {
        Set<String> folders = new HashSet<>(system.composeFolders());
        system.owners().forEach(owner -> folders.add(owner.folder()));
        return folders;
    }
}
