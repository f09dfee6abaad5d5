package io.github.dockermaven.engine;

import java.time.Instant;
import java.util.List;

/**
 * A network of an engine.
 *
 * @param created the time of its creation; 1970 if the engine does not report it
 * @param ours whether this plugin created it
 * @param endpoints of its running containers, if it was inspected and not only listed
 */
public record EngineNetwork(String id, NetworkSpec spec, Instant created, boolean ours, List<Endpoint> endpoints) {
    public EngineNetwork {
        endpoints = List.copyOf(endpoints);
    }

    /** Returns the name. */
    public String name() {
        return spec.name();
    }

    /**
     * A container's endpoint in a network.
     *
     * @param container the container's id; a network of a swarm may have one for its load balancer, {@code lb-…}
     * @param name the container's name
     * @param ipv4 its address and the prefix length of the subnet, {@code 172.28.0.2/16}; empty if it has none
     * @param ipv6 the same for IPv6
     * @param mac its hardware address
     */
    public record Endpoint(String container, String name, String ipv4, String ipv6, String mac) {}
}
