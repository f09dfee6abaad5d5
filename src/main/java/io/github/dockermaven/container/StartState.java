package io.github.dockermaven.container;

import io.github.dockermaven.container.ContainerRequest.Dependency.Condition;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The state of one start that its containers share. Safe for use by several threads. */
final class StartState {
    private final StartOrder order;
    private final ExistingContainers before;
    private final Map<ContainerRequest, String> images;
    private final Map<String, String> networks;
    private final Recreate recreate;
    private final ContainerFiles files;
    private final StartContext context;
    private final StartProperties properties = new StartProperties();
    private final ContainerNames names;
    private final Map<ContainerRequest, CompletableFuture<EngineContainer>> running = new ConcurrentHashMap<>();
    private final Set<ContainerRequest> changed = ConcurrentHashMap.newKeySet();

    /**
     * @param images the ids of the images
     * @param networks the ids of the engine's networks by their names
     */
    StartState(
            StartOrder order,
            ExistingContainers before,
            Map<ContainerRequest, String> images,
            Map<String, String> networks,
            Recreate recreate,
            ContainerFiles files,
            StartContext context) {
        this.order = order;
        this.before = before;
        this.images = images;
        this.networks = networks;
        this.recreate = recreate;
        this.files = files;
        this.context = context;
        this.names = new ContainerNames(
                before.all().stream().map(ListedContainer::name).toList());
    }

    StartOrder order() {
        return order;
    }

    Owner owner(ContainerRequest container) {
        return before.owners().get(container);
    }

    /** Returns the container that a request becomes, when it runs. */
    CompletableFuture<EngineContainer> running(ContainerRequest container) {
        return running.computeIfAbsent(container, first -> new CompletableFuture<>());
    }

    /** Notes that this start has made a container, or started it anew. */
    void changed(ContainerRequest container) {
        changed.add(container);
    }

    boolean isChanged(ContainerRequest container) {
        return changed.contains(container);
    }

    EngineSession engine() {
        return context.engine();
    }

    StartContext context() {
        return context;
    }

    StartProperties properties() {
        return properties;
    }

    ContainerFiles files() {
        return files;
    }

    Recreate recreate() {
        return recreate;
    }

    /** Returns the id of a container's image. */
    String imageId(ContainerRequest container) {
        return images.get(container);
    }

    /** Returns whether a container is in the networks of these names as they are now. */
    boolean isInNetworks(ContainerRequest container, ListedContainer existing) {
        return container.spec().networking().endpoints().stream()
                .allMatch(endpoint -> Optional.ofNullable(existing.networks().get(endpoint.network()))
                        .filter(address -> address.isOf(networks.get(endpoint.network()), endpoint.network()))
                        .isPresent());
    }

    /** Returns the container that an earlier start made. */
    Optional<ListedContainer> existing(ContainerRequest container) {
        return before.of(container);
    }

    /** Returns a name for a container: the one that it had, or the next that is free. */
    String name(ContainerRequest container, Optional<ListedContainer> former) {
        return former.map(ListedContainer::name)
                .filter(name -> ContainerNames.matches(container.namePattern(), name))
                .orElseGet(() -> names.next(container.namePattern()));
    }

    /** Returns another name for a container, the same if its pattern has only one. */
    String nextName(ContainerRequest container) {
        return names.next(container.namePattern());
    }

    /** Returns the names of the containers that one depends on, in the engine. */
    List<String> dependencies(ContainerRequest container) {
        return order.dependencies(container).stream()
                .map(edge -> running(edge.on()).join().name())
                .toList();
    }

    /** Returns what another of these containers has become, by what it is called. */
    Optional<EngineContainer> other(String called) {
        return running.entrySet().stream()
                .filter(entry ->
                        entry.getKey().isCalled(called) && entry.getValue().isDone())
                .findFirst()
                .map(entry -> entry.getValue().join());
    }

    /** Returns whether others wait for the end of a container. */
    boolean isAwaitedToComplete(ContainerRequest container) {
        return running.keySet().stream()
                .flatMap(other -> order.dependencies(other).stream())
                .anyMatch(edge -> edge.on() == container && edge.condition() == Condition.COMPLETED);
    }

    /** Returns a container of the engine. */
    EngineContainer inspect(String id, String alias) {
        return engine().containers()
                .find(id)
                .orElseThrow(() -> new DockerFailureException("Container '" + alias
                        + "' was removed by somebody else while it was started. Start it again."));
    }
}
