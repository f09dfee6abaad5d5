package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.WaitTime;
import io.github.dockermaven.container.MadeObjects;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.StartContext;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.SystemStarter;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.ContainerOutput;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.project.StartCleanUp;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/**
 * One run of {@code docker:start}. It is not in the goal's own class, because Maven loads the types of all goals' methods
 * whichever goal is called.
 */
record StartRun(StartMojo goal, NetworkCreator networkCreator, SessionCredentials credentials) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        List<SystemRequest.Part> parts = system.parts();
        SystemRequest request = new SystemRequest(
                parts,
                configuration.flag("autoCreateCustomNetworks"),
                Recreate.parse(configuration.text("recreate").orElseThrow()),
                GivenContainers.of(configuration));
        Duration waitTime = WaitTime.read(configuration);
        system.awaitImages(parts);
        EngineSession engine = goal.engine();
        ContainerOutput output = new ContainerOutput(goal.project());
        MadeObjects made = new MadeObjects(output.logs(), goal.progress());
        StartCleanUp cleanUp = new StartCleanUp(made, engine, goal.session(), configuration.flag("keepContainer"));
        SystemStarter starter = new SystemStarter(networkCreator);
        system.runAlone(() -> {
            EnginePull pull = new EnginePull(
                    engine.images(),
                    goal.credentials(
                            credentials, RegistryUse.PULL, goal.images().credentialRegistries()));
            StartContext context = new StartContext(engine, pull, made, known(system), waitTime, goal.progress());
            write(cleanUp.guard(() -> starter.start(request, context)), system);
        });
    }

    private static Set<String> known(ConfiguredSystem system) {
        Set<String> known = new HashSet<>();
        system.projects().forEach(project -> known.addAll(new ContainerOutput(project).known()));
        return known;
    }

    /** Each project gets its own containers; the one that the goal runs for gets all. */
    private void write(List<StartedContainer> started, ConfiguredSystem system) {
        String host = goal.engine().address().host();
        for (MavenProject project : system.projects()) {
            Owner owner = system.owner(project);
            List<StartedContainer> own = project == goal.project()
                    ? started
                    : started.stream()
                            .filter(each -> each.owner().equals(owner))
                            .toList();
            if (!own.isEmpty()) {
                new ContainerOutput(project).write(own, host);
            }
        }
    }
}
