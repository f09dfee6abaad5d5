package io.github.dockermaven.container;

import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.readiness.ContainerWatch;
import io.github.dockermaven.container.readiness.Ready;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A restart of containers as they are, one after the other. What the project configures is awaited again, as after its
 * start; of others there is nothing to wait for.
 */
public final class SystemRestart {
    private final EngineSession engine;
    private final Duration waitTime;
    private final Path logs;
    private final Progress progress;
    private final ExistingContainers existing;
    private final StartProperties properties = new StartProperties();

    /**
     * @param configured the containers that are configured now
     * @param waitTime the time for one whose own configuration says none
     * @param logs the folder for what is kept of one that does not become ready
     */
    public SystemRestart(
            SystemRequest configured, EngineSession engine, Duration waitTime, Path logs, Progress progress) {
        this.engine = engine;
        this.waitTime = waitTime;
        this.logs = logs;
        this.progress = progress;
        this.existing = new ExistingContainers(engine.containers().list(), configured.owners());
    }

    /**
     * Restarts containers.
     *
     * @throws DockerFailureException if one cannot be restarted, ends or does not become ready
     */
    public StartedSystem run(List<ListedContainer> containers) {
        containers.forEach(SystemRestart::check);
        Map<String, ContainerRequest> requests = new LinkedHashMap<>();
        existing.owners().keySet().forEach(request -> existing.of(request).ifPresent(container -> {
            requests.put(container.id(), request);
            engine.containers().find(container.id()).ifPresent(each -> set(request, each));
        }));
        List<StartedContainer> restarted = new ArrayList<>();
        try (ContainerWatch watch =
                ContainerWatch.open(engine.containers(), Owner.filter().get("label"))) {
            StartOrder order = StartOrder.of(
                    List.copyOf(existing.owners().keySet()),
                    existing.all().stream().map(ListedContainer::name).toList());
            ContainerReadiness readiness = new ContainerReadiness(
                    engine,
                    watch,
                    properties::fill,
                    request -> isAwaitedToComplete(request, order),
                    waitTime,
                    logs,
                    progress);
            for (ListedContainer container : containers) {
                Optional.ofNullable(requests.get(container.id()))
                        .ifPresentOrElse(
                                request -> restarted.add(restart(request, container, readiness)),
                                () -> restart(container));
            }
            readiness.checkRunning();
        }
        return new StartedSystem(
                restarted,
                existing.owners().keySet().stream()
                        .filter(request -> restarted.stream()
                                .noneMatch(each -> each.request().equals(request)))
                        .flatMap(request -> SystemStarter.running(request, existing, engine).stream())
                        .toList());
    }

    /** Returns whether others wait for the end of a container. */
    private boolean isAwaitedToComplete(ContainerRequest container, StartOrder order) {
        return existing.owners().keySet().stream()
                .flatMap(other -> order.dependencies(other).stream())
                .anyMatch(edge -> edge.on() == container && edge.condition() == Condition.COMPLETED);
    }

    private static void check(ListedContainer container) {
        if (container.state().equals("dead") || container.state().equals("removing")) {
            throw new DockerFailureException("Container '" + container.name() + "' cannot be restarted: it is "
                    + container.state() + ". Remove it with 'mvn docker:rm -Ddocker.container=" + container.name()
                    + "', and start another.");
        }
    }

    private void restart(ListedContainer container) {
        Instant begin = Instant.now();
        engine.commands().restart(container, Optional.empty());
        progress.action("Restarted " + ContainerRemoval.subject(container) + " in " + since(begin)
                + "; nothing here says when it is ready");
    }

    private StartedContainer restart(
            ContainerRequest request, ListedContainer container, ContainerReadiness readiness) {
        Instant begin = Instant.now();
        engine.commands().restart(container, request.stop().grace());
        progress.action("Restarted " + ContainerRemoval.subject(container));
        EngineContainer restarted = find(container);
        set(request, restarted);
        Ready ready = readiness.await(request, restarted, true);
        EngineContainer now = find(container);
        progress.action(request.alias() + (now.running() ? " is ready" : " is done") + " in " + since(begin) + " ("
                + ready.condition() + (ready.reason().isEmpty() ? "" : ": " + ready.reason()) + ")");
        ready.notes().forEach(progress::action);
        return new StartedContainer(
                request,
                existing.owners().get(request),
                now,
                Change.RESTARTED,
                ready.condition(),
                Duration.between(begin, Instant.now()),
                set(request, now));
    }

    private Map<String, String> set(ContainerRequest request, EngineContainer container) {
        Map<String, String> values =
                ContainerProperties.of(request, container, engine.address().host());
        properties.set(values);
        return values;
    }

    private EngineContainer find(ListedContainer container) {
        return engine.containers()
                .find(container.id())
                .orElseThrow(() -> new DockerFailureException("Container '" + container.name()
                        + "' was removed by somebody else, or by the engine at its end, while it was restarted."));
    }

    private static String since(Instant begin) {
        return Durations.format(Duration.between(begin, Instant.now()));
    }
}
