package io.github.dockermaven.mojo;

import io.github.dockermaven.config.ConfiguredContainers;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.config.RunParameters;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Coverage;
import io.github.dockermaven.container.CoverageData;
import io.github.dockermaven.container.Debugging;
import io.github.dockermaven.container.MadeObjects;
import io.github.dockermaven.container.PreparedRun;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.RunOptions;
import io.github.dockermaven.container.StartContext;
import io.github.dockermaven.container.StartedLogs;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.container.attach.ExitFailure;
import io.github.dockermaven.container.attach.Foreground;
import io.github.dockermaven.container.attach.ImageRun;
import io.github.dockermaven.container.attach.InputMode;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.project.ContainerOutput;
import io.github.dockermaven.project.CoverageOutput;
import io.github.dockermaven.project.ImageBuildGoal;
import io.github.dockermaven.project.SessionCredentials;
import io.github.dockermaven.project.StartCleanUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.maven.project.MavenProject;

/** One run of {@code docker:run}, apart from the goal's own class as {@link StartRun} is. */
record ContainerRun(RunMojo goal, NetworkCreator networkCreator, SessionCredentials credentials, ImageBuildGoal build) {
    private static final int SHORT_ID = 12;

    void run() {
        GoalConfiguration configuration = goal.configuration();
        RunParameters parameters = RunParameters.read(configuration);
        ConfiguredSystem system = ConfiguredSystem.of(goal);
        InputMode mode = parameters.isDetached()
                ? InputMode.NONE
                : InputMode.choose("docker.run.interactive", InputCircumstances.of(goal, parameters.interactive()));
        SystemRequest.Part part =
                parameters.image().isPresent() ? named(parameters.image().get(), system) : configured(system);
        ContainerRequest container = part.containers().get(0);
        boolean isWanted = parameters.isDetached() && parameters.interactive().orElse(false);
        RunOptions options = new RunOptions(
                parameters.isDetached(),
                parameters.removes(container),
                mode == InputMode.TERMINAL || isWanted,
                mode != InputMode.NONE || isWanted);
        system.awaitImages(List.of(part));
        if (container.image().isOfBuild()) {
            build.run(goal.session(), project(part, system), goal.mojoExecution());
        }
        SystemRequest request = new SystemRequest(
                List.of(part),
                configuration.flag("autoCreateCustomNetworks"),
                Recreate.CHANGED,
                List.of(container.alias()));
        if (parameters.isDetached()) {
            detached(request, options, system);
        } else {
            inForeground(request, options, system, mode);
        }
    }

    /** Returns the container of an image that the command line names, which is of the project that the goal runs for. */
    private SystemRequest.Part named(String image, ConfiguredSystem system) {
        MavenProject project = goal.project();
        return new SystemRequest.Part(
                system.owner(project),
                "the command line",
                List.of(ConfiguredContainers.ofNamed(goal.configuration(), goal.images(), image)),
                NetworkElement.all(goal.configuration()));
    }

    /** Returns the only container that is configured, or the one that is named. */
    private SystemRequest.Part configured(ConfiguredSystem system) {
        if (goal.project().getFile() == null) {
            throw new DockerFailureException("No image is named, and there is no project here whose image it could be."
                    + " Name it: -Ddocker.run.image=mysql:5.7.");
        }
        List<String> names = GivenContainers.of(goal.configuration());
        List<SystemRequest.Part> found = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        for (SystemRequest.Part part : system.parts()) {
            for (ContainerRequest each : part.containers()) {
                aliases.add(each.alias());
                if (names.isEmpty() || names.stream().anyMatch(each::isCalled)) {
                    found.add(part.with(List.of(each)));
                }
            }
        }
        if (found.size() != 1) {
            String all = aliases.isEmpty() ? "" : ": " + String.join(", ", aliases);
            throw new DockerFailureException((found.isEmpty() ? "No container" : found.size() + " containers")
                    + (names.isEmpty() ? "" : " of " + aliases.size()) + " can be meant" + all
                    + ". Name one by -Ddocker.filter, or an image by -Ddocker.run.image.");
        }
        return found.get(0);
    }

    private MavenProject project(SystemRequest.Part part, ConfiguredSystem system) {
        return system.projects().stream()
                .filter(each -> system.owner(each).equals(part.owner()))
                .findFirst()
                .orElseThrow();
    }

    private void detached(SystemRequest request, RunOptions options, ConfiguredSystem system) {
        String id = guarded(request, options, system, ImageRun::detached);
        String name =
                goal.engine().containers().find(id).map(EngineContainer::name).orElse("");
        goal.progress().action("Started container " + name + " (" + id.substring(0, SHORT_ID) + ")");
    }

    private void inForeground(SystemRequest request, RunOptions options, ConfiguredSystem system, InputMode mode) {
        guarded(request, options, system, run -> {
                    int code = run.inForeground(mode, Foreground.ofProcess());
                    // Outside of the guard: what a container has done to its end is no start that failed.
                    return (Runnable) () -> ExitFailure.check(run.container(), code);
                })
                .run();
    }

    /** Returns the result of a run, after which the networks that were made for it go if it fails. */
    private <T> T guarded(
            SystemRequest request, RunOptions options, ConfiguredSystem system, Function<ImageRun, T> run) {
        EngineSession engine = goal.engine();
        CoverageData coverage = CoverageOutput.of(goal.session());
        MadeObjects made = new MadeObjects(new ContainerOutput(goal.project()).logs(), coverage, goal.progress());
        Supplier<EnginePull> pull = () -> new EnginePull(
                engine.images(),
                goal.credentials(
                        credentials,
                        RegistryUse.PULL,
                        goal.images().credentialRegistries(goal.configuration().text("runImage"))));
        StartContext context = new StartContext(
                engine,
                pull,
                made,
                Map::of,
                Set.of(),
                Debugging.NONE,
                new Coverage(Optional.empty(), coverage),
                Duration.ZERO,
                StartedLogs.NONE,
                goal.progress());
        // Alone only until it is there: no stop or prune takes its networks before, nor another run its name.
        Supplier<ImageRun> created = () ->
                ImageRun.create(PreparedRun.of(request, options, networkCreator, context), engine, goal.progress());
        return new StartCleanUp(made, List.of(), List.of(), engine, goal.progress())
                .guard(() -> run.apply(system.makeAlone(created)), goal.session());
    }
}
