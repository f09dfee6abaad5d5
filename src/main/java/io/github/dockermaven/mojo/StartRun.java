package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.RunProperties;
import io.github.dockermaven.config.WaitTime;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Coverage;
import io.github.dockermaven.container.CoverageAgent;
import io.github.dockermaven.container.Debugging;
import io.github.dockermaven.container.MadeObjects;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.StartContext;
import io.github.dockermaven.container.StartedLogs;
import io.github.dockermaven.container.StartedSystem;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.SystemStarter;
import io.github.dockermaven.container.log.LogSelection;
import io.github.dockermaven.container.log.LogStyle;
import io.github.dockermaven.container.log.ShownLogs;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.ContainerOutput;
import io.github.dockermaven.project.CoverageOutput;
import io.github.dockermaven.project.JacocoAgent;
import io.github.dockermaven.project.SessionCleanUps;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.project.StartCleanUp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.lifecycle.LifecycleExecutor;

/**
 * One run of {@code docker:start}. It is not in the goal's own class, because Maven loads the types of all goals' methods
 * whichever goal is called.
 */
record StartRun(
        StartMojo goal,
        NetworkCreator networkCreator,
        SessionCredentials credentials,
        LifecycleExecutor lifecycles,
        JacocoAgent jacoco) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        warnOfRun(configuration);
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        Debugging debugging = new Debugging(configuration.list("debug"), configuration.flag("debugSuspend"));
        List<SystemRequest.Part> parts = debugging.unlimited(system.parts());
        SystemRequest request = new SystemRequest(
                parts,
                configuration.flag("autoCreateCustomNetworks"),
                Recreate.parse(configuration.text("recreate").orElseThrow()),
                GivenContainers.of(configuration));
        Duration waitTime = debugging.limit(WaitTime.read(configuration));
        List<ContainerRequest> shown = LogSelection.choose(
                configuration.list("showLogs"),
                parts.stream().flatMap(part -> part.containers().stream()).toList());
        LogStyle style = LogAppearance.of(goal, false);
        Coverage coverage = coverage(parts);
        system.awaitImages(parts);
        EngineSession engine = goal.engine();
        StartedOutput output = new StartedOutput(goal, system);
        MadeObjects made =
                new MadeObjects(new ContainerOutput(goal.project()).logs(), coverage.data(), goal.progress());
        StartCleanUp cleanUp = new StartCleanUp(made, output.all(), system.lockFiles(), engine, goal.progress());
        SystemStarter starter = new SystemStarter(networkCreator);
        // What a killed build of this project has left is removed with this: it is not to be taken for what is started.
        engine.containers();
        system.startAlone(() -> {
            Set<String> known = output.known();
            // Only for an image that is pulled: credentials are looked for in many places.
            Supplier<EnginePull> pull = () -> new EnginePull(
                    engine.images(),
                    goal.credentials(
                            credentials, RegistryUse.PULL, goal.images().credentialRegistries()));
            StartContext context = new StartContext(
                    engine,
                    pull,
                    made,
                    new SessionLabels(
                            goal, new LaterStop(lifecycles, goal.session(), goal.mojoExecution()), system.lockFiles()),
                    known,
                    debugging,
                    coverage,
                    waitTime,
                    shown.isEmpty() ? StartedLogs.NONE : show(shown, style),
                    goal.progress());
            Supplier<StartedSystem> start = () -> starter.start(request, context);
            output.write(
                    configuration.flag("keepContainer") ? start.get() : cleanUp.guard(start, goal.session()), known);
        });
    }

    /** Somebody means one container by them, and would wait for it in vain. */
    private void warnOfRun(GoalConfiguration configuration) {
        List<String> properties = RunProperties.ofRunAlone(configuration);
        boolean isForRun = goal.session().getGoals().stream().anyMatch(each -> each.endsWith(":run"));
        if (!properties.isEmpty() && !isForRun) {
            goal.getLog()
                    .warn("No effect on docker:start, which starts what is configured: -D"
                            + String.join(", -D", properties) + ". docker:run runs one container by them.");
        }
    }

    /** The agent is not looked for unless a container is to run with it. */
    private Coverage coverage(List<SystemRequest.Part> parts) {
        boolean isAsked = goal.configuration().flag("coverage");
        boolean isForAny = parts.stream()
                .flatMap(part -> part.containers().stream())
                .anyMatch(container -> container.image().isOfBuild());
        if (isAsked && !isForAny) {
            goal.getLog()
                    .warn(
                            "No effect of docker.coverage: no container here has an image that this build makes. Call Maven"
                                    + " where the modules are that make the images, with them.");
        }
        return new Coverage(
                Optional.of(goal.configuration())
                        .filter(configuration -> isAsked && isForAny)
                        .map(configuration -> jacoco.find(goal.session(), configuration.text("coverageVersion")))
                        .map(CoverageAgent::read),
                CoverageOutput.of(goal.session()));
    }

    /** Shows logs until the session ends. */
    private StartedLogs show(List<ContainerRequest> shown, LogStyle style) {
        ShownLogs logs = new ShownLogs(goal.engine().another(), shown, style, goal.output()::line, goal.getLog()::warn);
        SessionCleanUps.of(goal.session()).addEnd(logs::close);
        return logs;
    }
}
