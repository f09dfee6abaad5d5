package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
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
import io.github.dockermaven.container.SystemRestart;
import io.github.dockermaven.container.SystemStarter;
import io.github.dockermaven.container.log.LogSelection;
import io.github.dockermaven.container.log.LogStyle;
import io.github.dockermaven.container.log.ShownLogs;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** The start of the containers that a goal is about, which it does once, or again after a change. */
final class ConfiguredStart {
    private final StartMojo goal;
    private final SessionCredentials credentials;
    private final ConfiguredSystem system;
    private final List<SystemRequest.Part> parts;
    private final Debugging debugging;
    private final Coverage coverage;
    private final Duration waitTime;
    private final List<ContainerRequest> shown;
    private final LogStyle style;
    private final SystemStarter starter;
    private final StartedOutput output;
    private final MadeObjects made;
    private final SessionLabels labels;
    private Optional<StartedLogs> logs = Optional.empty();

    /**
     * @param goal whose parameters say how
     * @param shownLogs whose logs are shown, as {@code docker.showLogs} says it
     * @param endsWithBuild whether what is started ends with this Maven
     */
    ConfiguredStart(
            StartMojo goal,
            NetworkCreator networkCreator,
            SessionCredentials credentials,
            JacocoAgent jacoco,
            List<String> shownLogs,
            BooleanSupplier endsWithBuild) {
        this.goal = goal;
        this.credentials = credentials;
        this.system = ConfiguredSystem.of(goal);
        GoalConfiguration configuration = goal.configuration();
        this.debugging = new Debugging(configuration.list("debug"), configuration.flag("debugSuspend"));
        this.parts = debugging.unlimited(system.parts());
        this.waitTime = debugging.limit(WaitTime.read(configuration));
        this.shown = LogSelection.choose(shownLogs, containers());
        this.style = LogAppearance.of(goal, false);
        this.coverage = coverage(jacoco);
        this.starter = new SystemStarter(networkCreator);
        this.output = new StartedOutput(goal, system);
        this.made = new MadeObjects(new ContainerOutput(goal.project()).logs(), coverage.data(), goal.progress());
        this.labels = new SessionLabels(goal, endsWithBuild, system.lockFiles());
    }

    /** Returns the containers that are configured, whether the goal is about them or not. */
    List<ContainerRequest> containers() {
        return parts.stream().flatMap(part -> part.containers().stream()).toList();
    }

    /**
     * Starts the containers that the goal names, by default all.
     *
     * @param isLeft whether they are left when it fails, and when the build fails or ends early
     */
    StartedSystem run(boolean isLeft) {
        SystemRequest request = request(
                Recreate.parse(goal.configuration().text("recreate").orElseThrow()),
                GivenContainers.of(goal.configuration()));
        system.awaitImages(parts);
        EngineSession engine = goal.engine();
        StartCleanUp cleanUp = new StartCleanUp(made, output.all(), system.lockFiles(), engine, goal.progress());
        // What a killed build of this project has left is removed with this: it is not to be taken for what is started.
        engine.containers();
        return start(request, start -> isLeft ? start.get() : cleanUp.guard(start, goal.session()));
    }

    /** Starts containers again, by their aliases: those of them that are not as they are to be, with what they depend on. */
    StartedSystem again(List<String> aliases) {
        return start(request(Recreate.CHANGED, aliases), Supplier::get);
    }

    /** Restarts a container as it is, which has its ports and addresses afterwards. */
    StartedSystem restart(ListedContainer container, String alias) {
        SystemRequest request = request(Recreate.NEVER, List.of(alias));
        SystemRestart restart = new SystemRestart(
                request,
                goal.engine(),
                waitTime,
                new ContainerOutput(goal.session().getCurrentProject()).logs(),
                goal.progress());
        StartedSystem restarted = alone(known -> restart.run(List.of(container)));
        restarted.started().forEach(each -> logs().follow(each.request(), each.container(), each.change()));
        return restarted;
    }

    private SystemRequest request(Recreate recreate, List<String> names) {
        return new SystemRequest(parts, goal.configuration().flag("autoCreateCustomNetworks"), recreate, names);
    }

    private StartedSystem start(SystemRequest request, Guard guard) {
        return alone(known -> {
            StartContext context = context(known);
            return guard.run(() -> starter.start(request, context));
        });
    }

    private StartedSystem alone(Function<Set<String>, StartedSystem> action) {
        AtomicReference<StartedSystem> result = new AtomicReference<>();
        system.startAlone(() -> {
            Set<String> known = output.known();
            StartedSystem started = action.apply(known);
            output.write(started, known);
            result.set(started);
        });
        return result.get();
    }

    /** What a start is run by. */
    private interface Guard {
        StartedSystem run(Supplier<StartedSystem> start);
    }

    private StartContext context(Set<String> known) {
        EngineSession engine = goal.engine();
        // Only for an image that is pulled: credentials are looked for in many places.
        Supplier<EnginePull> pull = () -> new EnginePull(
                engine.images(),
                goal.credentials(credentials, RegistryUse.PULL, goal.images().credentialRegistries()));
        return new StartContext(
                engine, pull, made, labels, known, debugging, coverage, waitTime, logs(), goal.progress());
    }

    private StartedLogs logs() {
        if (logs.isEmpty()) {
            logs = Optional.of(shown.isEmpty() ? StartedLogs.NONE : show());
        }
        return logs.get();
    }

    /** The agent is not looked for unless a container is to run with it. */
    private Coverage coverage(JacocoAgent jacoco) {
        boolean isAsked = goal.configuration().flag("coverage");
        boolean isForAny =
                containers().stream().anyMatch(container -> container.image().isOfBuild());
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
    private StartedLogs show() {
        ShownLogs logs = new ShownLogs(goal.engine().another(), shown, style, goal.output()::line, goal.getLog()::warn);
        SessionCleanUps.of(goal.session()).addEnd(logs::close);
        return logs;
    }
}
