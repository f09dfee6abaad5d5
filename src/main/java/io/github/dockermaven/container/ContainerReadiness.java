package io.github.dockermaven.container;

import io.github.dockermaven.container.StartOrder.Edge;
import io.github.dockermaven.container.readiness.AwaitedContainer;
import io.github.dockermaven.container.readiness.ContainerWatch;
import io.github.dockermaven.container.readiness.EngineHost;
import io.github.dockermaven.container.readiness.Readiness;
import io.github.dockermaven.container.readiness.Ready;
import io.github.dockermaven.container.readiness.WaitRequest;
import io.github.dockermaven.container.readiness.WaitRequest.Condition;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The readiness of the containers of one start. Safe for use by several threads. */
final class ContainerReadiness {
    private final Readiness readiness;
    private final Predicate<ContainerRequest> isAwaitedToComplete;
    private final Path logs;
    private final Progress progress;

    ContainerReadiness(StartState state, ContainerWatch watch) {
        this(
                state.engine(),
                watch,
                state.properties()::fill,
                state::isAwaitedToComplete,
                state.context().waitTime(),
                state.context().made().logs(),
                state.context().progress());
    }

    /**
     * @param properties sets the properties in a text that the start itself sets
     * @param isAwaitedToComplete whether others wait for the end of a container
     * @param waitTime the time for one whose own configuration says none
     * @param logs the folder for what is kept of one that does not become ready
     */
    ContainerReadiness(
            EngineSession engine,
            ContainerWatch watch,
            UnaryOperator<String> properties,
            Predicate<ContainerRequest> isAwaitedToComplete,
            Duration waitTime,
            Path logs,
            Progress progress) {
        this.readiness = new Readiness(
                engine.containers(),
                EngineHost.of(engine.address(), System.getProperty("os.name")),
                watch,
                properties,
                waitTime);
        this.isAwaitedToComplete = isAwaitedToComplete;
        this.logs = logs;
        this.progress = progress;
    }

    /**
     * Waits until a container is ready by its own configuration. One that others wait for to complete is ready then, if it
     * says nothing else.
     *
     * @param isNew whether it was started now, so that what is to follow its start follows
     */
    Ready await(ContainerRequest request, EngineContainer container, boolean isNew) {
        Optional<WaitRequest> wait = request.readiness()
                .or(() -> isAwaitedToComplete.test(request)
                        ? Optional.of(new WaitRequest(
                                List.of(new WaitRequest.Exit(0)), Optional.empty(), Optional.empty(), false))
                        : Optional.empty());
        return await(request, container, isNew ? wait : wait.map(WaitRequest::conditionsOnly));
    }

    /** Waits until a container is what another depends on. */
    void await(Edge edge, EngineContainer container) {
        Condition condition =
                switch (edge.condition()) {
                    case HEALTHY -> new WaitRequest.Healthy();
                    case COMPLETED -> new WaitRequest.Exit(0);
                    case STARTED, READY -> throw new IllegalArgumentException("Others wait for these");
                };
        await(
                edge.on(),
                container,
                Optional.of(new WaitRequest(
                        List.of(condition),
                        edge.on().readiness().flatMap(WaitRequest::time),
                        Optional.empty(),
                        false)));
    }

    /** Checks at the end that no container has ended since it was ready. */
    void checkRunning() {
        readiness.checkRunning();
    }

    private Ready await(ContainerRequest request, EngineContainer container, Optional<WaitRequest> wait) {
        try (Activity shown = progress.begin("Waiting for " + request.alias())) {
            return readiness.await(
                    new AwaitedContainer(
                            container.id(), container.name(), request.alias(), LogFiles.threads(logs, request.alias())),
                    wait,
                    request.image().application(),
                    shown);
        }
    }
}
