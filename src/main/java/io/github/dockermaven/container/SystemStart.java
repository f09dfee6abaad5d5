package io.github.dockermaven.container;

import io.github.dockermaven.container.StartOrder.Edge;
import io.github.dockermaven.container.readiness.ContainerWatch;
import io.github.dockermaven.engine.EngineContainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<ContainerRequest> open =
                wanted.stream().filter(each -> !isKept(each)).toList();
        if (!open.isEmpty()) {
            startAll(open);
        }
        return wanted.stream().map(each -> ready.get(each).join()).toList();
    }

    /** Returns whether a container stays as it is, as all of a start that has nothing to do: that needs no threads and no events. */
    private boolean isKept(ContainerRequest container) {
        boolean isAfterKept = state.order().dependencies(container).stream()
                .allMatch(edge -> ready.get(edge.on()).isDone());
        Optional<StartedContainer> kept = isAfterKept ? new ContainerStart(container, state).keep() : Optional.empty();
        kept.ifPresent(each -> {
            state.context().logs().follow(container, each.container(), each.change());
            state.running(container).complete(each.container());
            ready.get(container).complete(each);
        });
        return kept.isPresent();
    }

    private void startAll(List<ContainerRequest> containers) {
        try (ContainerWatch watch =
                ContainerWatch.open(state.engine().containers(), Owner.filter().get("label"))) {
            ContainerReadiness readiness = new ContainerReadiness(state, watch);
            ContainerThreads.run(containers, ContainerRequest::alias, each -> start(each, readiness));
            readiness.checkRunning();
        }
    }

    private void start(ContainerRequest container, ContainerReadiness readiness) {
        try {
            for (Edge edge : state.order().dependencies(container)) {
                await(edge, readiness);
            }
            ContainerStart start = new ContainerStart(container, state);
            EngineContainer running = start.run();
            state.context().logs().follow(container, running, start.change());
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
