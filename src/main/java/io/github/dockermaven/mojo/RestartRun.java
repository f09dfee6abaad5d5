package io.github.dockermaven.mojo;

import io.github.dockermaven.config.WaitTime;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.StartedSystem;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.SystemRestart;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.project.ContainerOutput;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One run of {@code docker:restart}, apart from the goal's own class as {@link StartRun} is. */
record RestartRun(RestartMojo goal) {
    void run() {
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        boolean isConfigured = system.projects().stream().anyMatch(project -> project.getFile() != null);
        SystemRequest request =
                new SystemRequest(isConfigured ? system.parts() : List.of(), false, Recreate.NEVER, List.of());
        Duration waitTime = WaitTime.read(goal.configuration());
        StartedOutput output = new StartedOutput(goal, system);
        system.startAlone(() -> {
            List<ListedContainer> containers = GivenContainers.toChange(goal);
            Set<String> known = output.known();
            StartedSystem result = new SystemRestart(
                            request,
                            goal.engine(),
                            waitTime,
                            new ContainerOutput(goal.session().getCurrentProject()).logs(),
                            goal.progress())
                    .run(containers);
            output.write(result, known);
        });
    }
}
