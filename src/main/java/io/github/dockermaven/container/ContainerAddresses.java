package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NetworkAddress;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.network.AddressCheck;
import io.github.dockermaven.network.NetworkRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The addresses that containers are to have, checked before anything is changed: an engine finds out at a start, and does
 * not name what has one.
 *
 * @param existing the networks of the engine, without their containers
 * @param before the containers before the start
 * @param find returns the network of an id, with its containers
 */
record ContainerAddresses(
        List<EngineNetwork> existing, ExistingContainers before, Function<String, Optional<EngineNetwork>> find) {
    /**
     * Checks the addresses of containers that do not have them yet.
     *
     * @param described the networks that will exist
     * @throws io.github.dockermaven.error.DockerFailureException if one cannot be had
     */
    void check(List<ContainerRequest> containers, Collection<NetworkRequest> described) {
        Set<String> own = containers.stream()
                .flatMap(each -> before.of(each).stream())
                .map(ListedContainer::id)
                .collect(Collectors.toSet());
        Map<String, Optional<EngineNetwork>> asked = new HashMap<>();
        for (ContainerRequest container : containers) {
            for (Endpoint endpoint : container.spec().networking().endpoints()) {
                if (!hasAddresses(container, endpoint)) {
                    asked.computeIfAbsent(endpoint.network(), name -> network(name, described))
                            .ifPresent(network -> check(container, endpoint, network, own));
                }
            }
        }
    }

    private boolean hasAddresses(ContainerRequest container, Endpoint endpoint) {
        Optional<NetworkAddress> now =
                before.of(container).map(ListedContainer::networks).map(networks -> networks.get(endpoint.network()));
        return endpoint.ip().equals(now.map(NetworkAddress::ip).filter(ip -> endpoint.ip()
                        .isPresent()))
                && endpoint.ip6().equals(now.map(NetworkAddress::ip6).filter(ip -> endpoint.ip6()
                        .isPresent()));
    }

    /** Returns a network as it will be, with the containers that are in it; empty if the engine chooses its subnet. */
    private Optional<EngineNetwork> network(String name, Collection<NetworkRequest> described) {
        Optional<EngineNetwork> found = existing.stream()
                .filter(network -> network.name().equals(name))
                .findFirst()
                .flatMap(network -> find.apply(network.id()));
        return described.stream()
                .filter(network -> network.name().equals(name))
                .map(NetworkRequest::spec)
                .filter(spec -> !spec.ipam().pools().isEmpty())
                .findFirst()
                .map(spec -> new EngineNetwork(
                        "",
                        spec,
                        Instant.EPOCH,
                        true,
                        found.map(EngineNetwork::endpoints).orElse(List.of())))
                .or(() -> found);
    }

    private static void check(ContainerRequest container, Endpoint endpoint, EngineNetwork network, Set<String> own) {
        AddressCheck check =
                new AddressCheck("Container '" + container.alias() + "' in network '" + network.name() + "'", network);
        endpoint.ip().ifPresent(ip -> check.check("ip", ip, own));
        endpoint.ip6().ifPresent(ip -> check.check("ip6", ip, own));
    }
}
