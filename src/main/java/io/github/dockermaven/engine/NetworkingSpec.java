package io.github.dockermaven.engine;

import java.util.List;
import java.util.Optional;

/**
 * The networks and ports of a container to be created.
 *
 * @param mode {@code bridge}, {@code host}, {@code none} or {@code container:NAME}; empty where endpoints name the
 *     networks, else for the engine's default network
 * @param endpoints its networks; the engine chooses which has the default route
 * @param exposed ports that it listens on, published or not: {@code 8080/tcp}
 * @param links other containers in the engine's default network, {@code name:alias}
 * @param extraHosts {@code name:address}
 * @param dnsOptions options of its resolver
 */
public record NetworkingSpec(
        Optional<String> mode,
        List<Endpoint> endpoints,
        List<PortBinding> ports,
        List<String> exposed,
        List<String> links,
        List<String> extraHosts,
        List<String> dns,
        List<String> dnsSearch,
        List<String> dnsOptions) {
    /** The engine's default network alone. */
    public static final NetworkingSpec DEFAULT = ofMode(Optional.empty());

    /** No network at all. */
    public static final NetworkingSpec NONE = ofMode(Optional.of("none"));

    public NetworkingSpec {
        endpoints = List.copyOf(endpoints);
        ports = List.copyOf(ports);
        exposed = List.copyOf(exposed);
        links = List.copyOf(links);
        extraHosts = List.copyOf(extraHosts);
        dns = List.copyOf(dns);
        dnsSearch = List.copyOf(dnsSearch);
        dnsOptions = List.copyOf(dnsOptions);
    }

    private static NetworkingSpec ofMode(Optional<String> mode) {
        return new NetworkingSpec(
                mode, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Returns the same with other published ports. */
    public NetworkingSpec withPorts(List<PortBinding> others) {
        return new NetworkingSpec(mode, endpoints, others, exposed, links, extraHosts, dns, dnsSearch, dnsOptions);
    }

    /** Returns the same with other names of hosts. */
    public NetworkingSpec withExtraHosts(List<String> others) {
        return new NetworkingSpec(mode, endpoints, ports, exposed, links, others, dns, dnsSearch, dnsOptions);
    }

    /** Returns the same in other networks, where it knows other containers. */
    public NetworkingSpec withNetworks(
            Optional<String> otherMode, List<Endpoint> otherEndpoints, List<String> otherLinks) {
        return new NetworkingSpec(
                otherMode, otherEndpoints, ports, exposed, otherLinks, extraHosts, dns, dnsSearch, dnsOptions);
    }

    /**
     * The container's connection with a network.
     *
     * @param aliases further names of the container there
     * @param ip its address
     * @param ip6 its address of IPv6
     * @param links other containers and their names for this one, {@code name:alias}
     */
    public record Endpoint(
            String network, List<String> aliases, Optional<String> ip, Optional<String> ip6, List<String> links) {
        public Endpoint {
            aliases = List.copyOf(aliases);
            links = List.copyOf(links);
        }
    }

    /**
     * A published port.
     *
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     * @param hostIp the host's address; empty for all
     * @param hostPort the host's port, or a range {@code 8000-8010} of which the engine chooses one; empty for any free one
     */
    public record PortBinding(int containerPort, String protocol, String hostIp, String hostPort) {
        /** Returns the container's port in the engine's form: {@code 8080/tcp}. */
        public String exposed() {
            return containerPort + "/" + protocol;
        }
    }
}
