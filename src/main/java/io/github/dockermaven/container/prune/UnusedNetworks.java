package io.github.dockermaven.container.prune;

import io.github.dockermaven.container.prune.PruneRequest.Scope;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.network.NetworkRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The networks that no container is in, running or not.
 *
 * @param staying the containers that are not removed
 */
record UnusedNetworks(PruneRequest request, EngineSession engine, List<ListedContainer> staying) {
    /**
     * Returns those that are meant, each after those that take its configuration.
     *
     * @param left gets a sentence for each that others are in
     */
    List<EngineNetwork> find(Consumer<String> left) {
        List<EngineNetwork> all = engine.networks().list();
        List<EngineNetwork> unused = new ArrayList<>();
        all.stream()
                .filter(this::isMeant)
                .sorted(Comparator.comparing(
                                (EngineNetwork network) -> network.spec().has(Switch.CONFIG_ONLY))
                        .thenComparing(EngineNetwork::name))
                .forEach(network -> {
                    if (isToGo(network, left) && !isConfigOfOther(network, all, unused)) {
                        unused.add(network);
                    }
                });
        return unused;
    }

    private boolean isMeant(EngineNetwork network) {
        return !NetworkRequest.isPredefined(network.name())
                && !network.spec().has(Switch.INGRESS)
                && request.isMeant(network.spec().labels());
    }

    private boolean isToGo(EngineNetwork network, Consumer<String> left) {
        Optional<String> reason = request.mayBeNeeded(network.spec().labels(), network.created());
        reason.ifPresent(text -> left.accept("Network " + network.name() + " stays: " + text));
        List<String> users = reason.isPresent() ? List.of() : users(network);
        if (!users.isEmpty() && request.scope() != Scope.SYSTEM) {
            left.accept(
                    "Network " + network.name() + " stays, because containers are in it: " + String.join(", ", users));
        }
        return reason.isEmpty() && users.isEmpty();
    }

    /** Returns the containers in a network; those of a swarm's other machines are not known here. */
    private List<String> users(EngineNetwork network) {
        Stream<String> listed = staying.stream()
                .filter(container -> container.networks().containsKey(network.name())
                        || container.networks().values().stream()
                                .anyMatch(address -> address.isOf(network.id(), network.name())))
                .map(ListedContainer::name);
        Stream<String> running = engine.networks().find(network.id()).stream()
                .flatMap(found -> found.endpoints().stream())
                .map(EngineNetwork.Endpoint::name);
        return Stream.concat(listed, running).distinct().sorted().toList();
    }

    private static boolean isConfigOfOther(EngineNetwork network, List<EngineNetwork> all, List<EngineNetwork> unused) {
        return all.stream()
                .filter(other -> !unused.contains(other))
                .anyMatch(other ->
                        other.spec().configFrom().filter(network.name()::equals).isPresent());
    }
}
