package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The check of an address before a container is connected with it. An engine that refuses one leaves a note of it in a
 * running container, which cannot be started again then; of one that does not run, it finds out at the start.
 *
 * @param network with what runs in it
 */
record AddressCheck(EngineNetwork network) {
    /** An option of bridges, followed by the version of IP: what the network has for a gateway. */
    private static final String GATEWAY_MODE = "com.docker.network.bridge.gateway_mode_ipv";

    private static final String ISOLATED = "isolated";

    /**
     * Checks that an address can be given to a container.
     *
     * @param what its name in the request, {@code ip} or {@code ip6}
     * @param text the address, {@code null} for the engine's choice
     * @param containers the ids of those that may have it already
     * @throws DockerFailureException if it is in none of the network's subnets, or in use, naming what has it
     */
    void check(String what, String text, Set<String> containers) {
        List<Pool> pools = network.spec().ipam().pools();
        if (text == null || pools.isEmpty()) {
            return;
        }
        String given = "Network '" + network.name() + "': " + what + " " + text;
        InetAddress address = Subnet.address("Network '" + network.name() + "'", what, text);
        Pool pool = pools.stream()
                .filter(each -> Subnet.ofEngine(each.subnet())
                        .filter(subnet -> subnet.contains(address))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(given + " is in none of its subnets ("
                        + PrintableText.line(String.join(
                                ", ", pools.stream().map(Pool::subnet).toList()))
                        + "). Choose an address of one of them, or leave it to the engine."));
        Stream.of(reserved(pool, address), container(address, containers))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(owner -> {
                    throw new DockerFailureException(
                            given + " is in use: it is " + owner + ". Choose another, or leave it to the engine.");
                });
    }

    private Optional<String> container(InetAddress address, Set<String> containers) {
        String text = address.getHostAddress();
        return network.endpoints().stream()
                .filter(endpoint -> !containers.contains(endpoint.container()))
                .filter(endpoint -> Subnet.isSame(text, endpoint.ipv4()) || Subnet.isSame(text, endpoint.ipv6()))
                .map(endpoint -> "that of container " + PrintableText.quote(endpoint.name()))
                .findFirst();
    }

    /** Another driver than the engine's own gives out addresses by its own rules. */
    private Optional<String> reserved(Pool pool, InetAddress address) {
        Subnet subnet = Subnet.ofEngine(pool.subnet()).orElseThrow();
        if (!network.spec().ipam().isDefault() || subnet.isEverything()) {
            return Optional.empty();
        }
        if (subnet.hasReserved() && address.equals(subnet.network())) {
            return Optional.of("that of the subnet " + subnet + " itself");
        }
        if (subnet.isBroadcast(address)) {
            return Optional.of("the broadcast address of the subnet " + subnet);
        }
        if (isGateway(pool, subnet, address)) {
            return Optional.of("that of the network's gateway");
        }
        return pool.auxAddresses().entrySet().stream()
                .filter(aux -> Subnet.isSame(address.getHostAddress(), aux.getValue()))
                .map(aux -> "kept for " + PrintableText.quote(aux.getKey()) + " by auxAddresses")
                .findFirst();
    }

    /**
     * Engines before 28 do not show the gateway that they chose for a bridge: the first address that there was. From 28 on a
     * bridge may be isolated from the engine's machine, and has none.
     */
    private boolean isGateway(Pool pool, Subnet subnet, InetAddress address) {
        if (pool.gateway() != null) {
            return Subnet.isSame(address.getHostAddress(), pool.gateway());
        }
        if (ISOLATED.equals(network.spec().options().get(GATEWAY_MODE + (subnet.isIpv6() ? "6" : "4")))) {
            return false;
        }
        Subnet range = Subnet.ofEngine(pool.ipRange()).orElse(subnet);
        return "bridge".equals(network.spec().driver())
                && address.equals(range.network().equals(subnet.network()) ? subnet.firstHost() : range.network());
    }
}
