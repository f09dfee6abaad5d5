package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.stream.Stream;

/**
 * The conflicts of requested networks with one another and with an engine's networks, and their requirements on these.
 *
 * @param requests all networks that are requested
 */
record NetworkConflicts(List<NetworkRequest> requests) {
    /**
     * Checks the requested networks against one another.
     *
     * @throws DockerFailureException if two have the same name or interface, or overlapping addresses
     */
    void checkAmongThemselves() {
        for (int i = 0; i < requests.size(); i++) {
            NetworkRequest request = requests.get(i);
            for (NetworkRequest other : requests.subList(0, i)) {
                if (request.name().equals(other.name())) {
                    throw new DockerFailureException(
                            "Network '" + request.name() + "' is configured twice. Remove one of the two.");
                }
                check(request, other.spec());
            }
        }
    }

    /**
     * Checks a request against the existing networks.
     *
     * @throws DockerFailureException if one has the requested name, interface or addresses, or lacks what it requires
     */
    void check(NetworkRequest request, List<EngineNetwork> existing) {
        existing.forEach(network -> check(request, network.spec()));
        request.spec().configFrom().ifPresent(wanted -> checkConfigFrom(request, wanted, existing));
    }

    private static void check(NetworkRequest request, NetworkSpec other) {
        BridgeName.checkFree("Network '" + request.name() + "'", request.spec().options(), other);
        if (!shareAddressSpace(request.spec(), other)) {
            return;
        }
        for (Pool pool : other.ipam().pools()) {
            Subnet.ofEngine(pool.subnet())
                    .filter(subnet -> !subnet.isEverything())
                    .ifPresent(taken -> request.subnets().stream()
                            .filter(taken::overlaps)
                            .findFirst()
                            .ifPresent(subnet -> {
                                throw new DockerFailureException("Network '" + request.name() + "': subnet " + subnet
                                        + " overlaps " + taken + " of network '"
                                        + PrintableText.quote(other.name())
                                        + "'. Choose another subnet, or remove that network.");
                            }));
        }
    }

    /**
     * Returns whether two networks share an address space. Overlay networks take their addresses from the swarm's, all
     * others from the engine's own; configuration-only networks take none, and those of another IPAM driver take them
     * from elsewhere.
     */
    private static boolean shareAddressSpace(NetworkSpec one, NetworkSpec other) {
        return one.ipam().isDefault()
                && other.ipam().isDefault()
                && isOverlay(one) == isOverlay(other)
                && !one.has(Switch.CONFIG_ONLY)
                && !other.has(Switch.CONFIG_ONLY);
    }

    private static boolean isOverlay(NetworkSpec network) {
        return network.driver().filter("overlay"::equals).isPresent();
    }

    private void checkConfigFrom(NetworkRequest request, String wanted, List<EngineNetwork> existing) {
        String given = "Network '" + request.name() + "': configFrom '" + wanted + "' is ";
        List<NetworkSpec> all = Stream.concat(
                        requests.stream().map(NetworkRequest::spec),
                        existing.stream().map(EngineNetwork::spec))
                .toList();
        List<String> configurations = all.stream()
                .filter(network -> network.has(Switch.CONFIG_ONLY))
                .map(NetworkSpec::name)
                .toList();
        if (configurations.contains(wanted)) {
            return;
        }
        if (all.stream().noneMatch(network -> network.name().equals(wanted))) {
            throw new DockerFailureException(given + "neither a network of the engine nor one to create. "
                    + DidYouMean.to(wanted, configurations)
                            .map(nearest -> "Did you mean '" + PrintableText.quote(nearest) + "'?")
                            .orElse("Create it first, with configOnly."));
        }
        throw new DockerFailureException(
                given + "a network of its own, and no configuration for others. Name one that is"
                        + " configOnly, or make it that.");
    }
}
