package io.github.dockermaven.container;

import io.github.dockermaven.container.StartOrder.Edge;
import io.github.dockermaven.container.readiness.ContainerWatch;
import io.github.dockermaven.engine.EngineContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One start of containers: a thread for each, which waits for those that its container depends on. */
final class SystemStart {
    private final StartState state;
    private final Map<ContainerRequest, CompletableFuture<StartedContainer>> ready = new LinkedHashMap<>();

    SystemStart(StartState state) {
        this.state = state;
    }

    /** Returns the containers when all of them are ready, in the given order. */
    List<StartedContainer> run(List<ContainerRequest> wanted) {
        wanted.forEach(each -> ready.put(each, new CompletableFuture<>()));
        wanted.forEach(state::running);
        try (ContainerWatch watch =
                ContainerWatch.open(state.engine().containers(), Owner.filter().get("label"))) {
            ContainerReadiness readiness = new ContainerReadiness(state, watch);
            ContainerThreads.run(wanted, ContainerRequest::alias, each -> start(each, readiness));
            readiness.checkRunning();
        }
        return wanted.stream().map(each -> ready.get(each).join()).toList();
    }

    private void start(ContainerRequest container, ContainerReadiness readiness) {
        try {
            for (Edge edge : state.order().dependencies(container)) {
                await(edge, readiness);
            }
            ContainerStart start = new ContainerStart(container, state);
            EngineContainer running = start.run();
            state.running(container).complete(running);
            ready.get(container).complete(start.awaitReady(readiness));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ContainerThreads.interrupted(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void await(Edge edge, ContainerReadiness readiness) throws InterruptedException, ExecutionException {
        EngineContainer running = state.running(edge.on()).get();
        switch (edge.condition()) {
            case STARTED -> {}
            case READY -> ready.get(edge.on()).get();
            case HEALTHY, COMPLETED -> readiness.await(edge, running);
        }
    }
}
