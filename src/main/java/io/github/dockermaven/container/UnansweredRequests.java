package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Requests to make something that the engine has not answered. When a goal is interrupted meanwhile, the engine makes it all
 * the same, and nobody gets its id: it is known by its labels. Safe for use by several threads.
 */
final class UnansweredRequests {
    /** How long the engine may take to make what it was asked for before the connection ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int PAUSE_MILLIS = 100;

    private final Map<ContainerRequest, Owner> containers = new LinkedHashMap<>();
    private final Map<NetworkRequest, Owner> networks = new LinkedHashMap<>();

    /** Runs the creation of a container. */
    <T> T during(ContainerRequest container, Owner owner, Supplier<T> creation) {
        put(containers, Map.of(container, owner));
        try {
            T created = creation.get();
            answered(containers, List.of(container));
            return created;
        } catch (DockerFailureException e) {
            answered(containers, List.of(container));
            throw e;
        }
    }

    /** Runs the creation of networks. */
    void during(Map<NetworkRequest, Owner> wanted, Runnable creation) {
        put(networks, wanted);
        try {
            creation.run();
            answered(networks, wanted.keySet());
        } catch (DockerFailureException e) {
            answered(networks, wanted.keySet());
            throw e;
        }
    }

    private synchronized <K> void put(Map<K, Owner> requests, Map<K, Owner> added) {
        requests.putAll(added);
    }

    private synchronized <K> void answered(Map<K, Owner> requests, Iterable<K> keys) {
        keys.forEach(requests::remove);
    }

    /** Returns whether all requests were answered. */
    synchronized boolean isEmpty() {
        return containers.isEmpty() && networks.isEmpty();
    }

    /**
     * Looks for what the engine has made without an answer, for a moment.
     *
     * @param container gets the id of each container
     * @param network gets the id and the name of each network
     */
    void find(
            EngineSession engine, BiConsumer<String, ContainerRequest> container, BiConsumer<String, String> network) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isEmpty()) {
            findContainers(engine, container);
            findNetworks(engine, network);
            if (isEmpty() || System.nanoTime() > end) {
                return;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void findContainers(EngineSession engine, BiConsumer<String, ContainerRequest> container) {
        if (containers.isEmpty()) {
            return;
        }
        List<ListedContainer> existing = engine.containers().list(Owner.filter());
        containers.entrySet().removeIf(asked -> {
            Optional<ListedContainer> found = existing.stream()
                    .filter(each -> asked.getValue().owns(each.labels()) && !Owner.isOfRun(each.labels()))
                    .filter(each -> ContainerLabels.of(each)
                            .alias()
                            .equals(asked.getKey().alias()))
                    .findFirst();
            found.ifPresent(each -> container.accept(each.id(), asked.getKey()));
            return found.isPresent();
        });
    }

    private synchronized void findNetworks(EngineSession engine, BiConsumer<String, String> network) {
        if (networks.isEmpty()) {
            return;
        }
        List<EngineNetwork> existing = engine.networks().list();
        networks.entrySet().removeIf(asked -> {
            Optional<EngineNetwork> found = existing.stream()
                    .filter(each -> each.name().equals(asked.getKey().name()))
                    .filter(each -> asked.getValue().owns(each.spec().labels()))
                    .findFirst();
            found.ifPresent(each -> network.accept(each.id(), each.name()));
            return found.isPresent();
        });
    }
}
