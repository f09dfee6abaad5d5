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
 * The check of an address before a container is connected. An engine that refuses the address records it in a running
 * container nevertheless, which then cannot be started again; for a stopped container, it finds out only at the start.
 *
 * @param subject for messages: {@code Network 'shop'}
 * @param network the network with its containers
 */
public record AddressCheck(String subject, EngineNetwork network) {
    /** An option of bridges, followed by the version of IP: what the network has for a gateway. */
    private static final String GATEWAY_MODE = "com.docker.network.bridge.gateway_mode_ipv";

    private static final String ISOLATED = "isolated";

    /**
     * Checks that a container can have an address.
     *
     * @param what the address' name in the request, {@code ip} or {@code ip6}
     * @param text the address
     * @param containers the ids of the containers that may have it already
     * @throws DockerFailureException if it is in none of the network's subnets, or in use, with its user
     */
    public void check(String what, String text, Set<String> containers) {
        List<Pool> pools = network.spec().ipam().pools();
        if (pools.isEmpty()) {
            return;
        }
        String given = subject + ": " + what + " " + text;
        InetAddress address = IpAddress.parse(subject, what, text);
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

    /** Returns what an address is reserved for. Other IPAM drivers than the engine's own have their own rules. */
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
                .map(aux -> "reserved for " + PrintableText.quote(aux.getKey()) + " by auxAddresses")
                .findFirst();
    }

    /**
     * Returns whether an address is the gateway. Engines before 28 do not show the gateway that they chose for a
     * bridge: the first available address. From 28 on, a bridge may be isolated from the engine's machine, and has none.
     */
    private boolean isGateway(Pool pool, Subnet subnet, InetAddress address) {
        if (pool.gateway().isPresent()) {
            return Subnet.isSame(address.getHostAddress(), pool.gateway().get());
        }
        if (ISOLATED.equals(network.spec().options().get(GATEWAY_MODE + (subnet.isIpv6() ? "6" : "4")))) {
            return false;
        }
        Subnet range = pool.ipRange().flatMap(Subnet::ofEngine).orElse(subnet);
        return network.spec().driver().filter("bridge"::equals).isPresent()
                && address.equals(range.network().equals(subnet.network()) ? subnet.firstHost() : range.network());
    }
}
