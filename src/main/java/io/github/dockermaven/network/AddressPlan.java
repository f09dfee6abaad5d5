package io.github.dockermaven.network;

import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.error.DockerFailureException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses of a requested network.
 *
 * @param owner the owner of the addresses, as the subject of errors
 */
record AddressPlan(String owner) {
    /**
     * Returns ranges of addresses for a list of subnets. Each other value is assigned to the subnet that contains it,
     * as for {@code docker network create}.
     *
     * @throws DockerFailureException if a value is in none of the subnets, or the second of its kind in one
     */
    List<Pool> pools(
            List<String> subnets, List<String> ipRanges, List<String> gateways, Map<String, String> auxAddresses) {
        if (subnets.isEmpty()) {
            checkNothingWithoutSubnet(ipRanges, gateways, auxAddresses);
            return List.of();
        }
        Map<String, String> rangeOf = bySubnet(subnets, "ipRange", ipRanges);
        Map<String, String> gatewayOf = bySubnet(subnets, "gateway", gateways);
        Map<String, Map<String, String>> auxOf = new LinkedHashMap<>();
        auxAddresses.forEach((host, address) -> auxOf.computeIfAbsent(
                        subnetOf(subnets, "auxAddress " + host, address), subnet -> new LinkedHashMap<>())
                .put(host, address));
        return subnets.stream()
                .map(subnet -> new Pool(
                        subnet,
                        Optional.ofNullable(rangeOf.get(subnet)),
                        Optional.ofNullable(gatewayOf.get(subnet)),
                        auxOf.getOrDefault(subnet, Map.of())))
                .toList();
    }

    private void checkNothingWithoutSubnet(
            List<String> ipRanges, List<String> gateways, Map<String, String> auxAddresses) {
        Stream.of(
                        gateways.stream().map(gateway -> "gateway " + gateway),
                        ipRanges.stream().map(range -> "ipRange " + range),
                        auxAddresses.entrySet().stream()
                                .map(aux -> "auxAddress " + aux.getKey() + "=" + aux.getValue()))
                .flatMap(each -> each)
                .findFirst()
                .ifPresent(given -> {
                    throw new DockerFailureException(owner + ": " + given
                            + " is given without a subnet. Add the subnet that it belongs to, for example "
                            + "172.28.0.0/16.");
                });
    }

    private Map<String, String> bySubnet(List<String> subnets, String what, List<String> values) {
        Map<String, String> bySubnet = new LinkedHashMap<>();
        for (String value : values) {
            String subnet = subnetOf(subnets, what, value);
            String other = bySubnet.put(subnet, value);
            if (other != null) {
                throw new DockerFailureException(owner + ": subnet " + subnet + " has two of " + what + ", " + other
                        + " and " + value + ". Remove one of them.");
            }
        }
        return bySubnet;
    }

    /** Returns the subnet of a value. A single subnet is not checked here, because {@link #check} reports more. */
    private String subnetOf(List<String> subnets, String what, String value) {
        if (subnets.size() == 1) {
            return subnets.get(0);
        }
        InetAddress address = IpAddress.parse(owner, what, value.replaceFirst("/.*", ""));
        return subnets.stream()
                .filter(subnet -> Subnet.parse(owner, subnet).contains(address))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(owner + ": " + what + " " + value
                        + " is in none of the subnets " + String.join(", ", subnets) + ". Choose one of theirs."));
    }

    /**
     * Checks each range on its own, and that they do not overlap.
     *
     * @throws DockerFailureException if a value is not valid, with the value and the fix
     */
    void check(NetworkSpec network) {
        List<Subnet> subnets = new ArrayList<>();
        for (Pool pool : network.ipam().pools()) {
            Subnet subnet = check(pool);
            if (network.ipam().isDefault()) {
                checkHosts(subnet);
            }
            subnets.stream().filter(subnet::overlaps).findFirst().ifPresent(other -> {
                throw new DockerFailureException(
                        owner + ": subnets " + other + " and " + subnet + " overlap. Choose another for one of them.");
            });
            subnets.add(subnet);
        }
        if (network.driver().filter("bridge"::equals).isPresent()) {
            checkOneOfEach(subnets);
        }
    }

    /**
     * Checks that a subnet is usable. For some of these, an engine creates a network in which nothing can be reached,
     * or reports its kernel's error.
     */
    private void checkHosts(Subnet subnet) {
        String example = subnet.isIpv6() ? "fd00:28::/64." : "172.28.0.0/16.";
        if (subnet.isEverything()) {
            throw new DockerFailureException(owner + ": subnet " + subnet + " is all addresses of "
                    + family(subnet.isIpv6()) + ". Choose a part of them, for example " + example);
        }
        if (subnet.hostBits() == 0) {
            throw new DockerFailureException(
                    owner + ": subnet " + subnet + " is one address only, without room for a gateway. Choose a"
                            + " larger one, for example " + example);
        }
        InetAddress first = subnet.network();
        if (first.isLoopbackAddress() || first.isMulticastAddress() || subnet.isIpv6() && first.isAnyLocalAddress()) {
            throw new DockerFailureException(
                    owner + ": subnet " + subnet + " has addresses that no container can have: they"
                            + " are reserved for loopback or multicast. Choose another, for example " + example);
        }
    }

    private Subnet check(Pool pool) {
        Subnet subnet = Subnet.parse(owner, pool.subnet());
        pool.ipRange()
                .filter(range -> !subnet.contains(Subnet.parse(owner, "ipRange", range)))
                .ifPresent(range -> {
                    throw new DockerFailureException(owner + ": ipRange " + range + " is not part of subnet " + subnet
                            + ". Choose a part of it, or the whole.");
                });
        Map<InetAddress, String> taken = new LinkedHashMap<>();
        pool.gateway().ifPresent(gateway -> taken.put(checkedHost(subnet, "gateway", gateway), "the gateway"));
        pool.auxAddresses().forEach((host, text) -> {
            String other = taken.put(checkedHost(subnet, "auxAddress " + host, text), host);
            if (other != null) {
                throw new DockerFailureException(owner + ": auxAddress " + host + " has " + text + ", as " + other
                        + " has. Choose another address.");
            }
        });
        return subnet;
    }

    /** Returns an address that a host can have. */
    private InetAddress checkedHost(Subnet subnet, String what, String text) {
        InetAddress address = IpAddress.parse(owner, what, text);
        String given = owner + ": " + what + " " + text;
        if (IpAddress.isIpv6(address) != subnet.isIpv6()) {
            throw new DockerFailureException(given + " is an address of " + family(IpAddress.isIpv6(address))
                    + ", but subnet " + subnet + " is of " + family(subnet.isIpv6())
                    + ". Choose an address of that subnet.");
        }
        if (!subnet.contains(address)) {
            throw new DockerFailureException(
                    given + " is outside subnet " + subnet + ". Choose an address of that subnet.");
        }
        if (subnet.hasReserved() && address.equals(subnet.network())) {
            throw new DockerFailureException(
                    given + " is the address of the subnet " + subnet + " itself. Choose another address of it.");
        }
        if (subnet.isBroadcast(address)) {
            throw new DockerFailureException(
                    given + " is the broadcast address of subnet " + subnet + ". Choose another address of it.");
        }
        return address;
    }

    /** Checks that a bridge has one subnet of each family. Engines from 20.10 to 28.5 refuse a second one. */
    private void checkOneOfEach(List<Subnet> subnets) {
        subnets.stream().collect(Collectors.partitioningBy(Subnet::isIpv6)).forEach((ipv6, same) -> {
            if (same.size() > 1) {
                throw new DockerFailureException(owner + ": a bridge has one subnet of " + family(ipv6)
                        + ", but " + same.stream().map(Subnet::toString).collect(Collectors.joining(", "))
                        + " are given. Create a network for each, or choose another driver.");
            }
        });
    }

    private static String family(boolean ipv6) {
        return ipv6 ? "IPv6" : "IPv4";
    }
}
