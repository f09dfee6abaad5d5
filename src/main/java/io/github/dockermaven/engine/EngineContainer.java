package io.github.dockermaven.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container of an engine, running or not.
 *
 * @param name without the slash that the API has before it
 * @param running whether it runs, and does not wait to be started again
 * @param networks what is noted of its networks, by their names
 */
public record EngineContainer(String id, String name, boolean running, Map<String, Connection> networks) {
    /**
     * Its connection with a network: that which it has if it runs, else that which it gets when it starts. A note alone is no
     * connection: one that the engine refused, or with a network of this name that is gone, leaves a note as well.
     */
    public Optional<Connection> connection(EngineNetwork network) {
        return Optional.ofNullable(networks.get(network.name()))
                .filter(noted ->
                        running ? isEndpoint(noted, network) : noted.isOf(network) || noted.networkId.isEmpty());
    }

    /** Podman gives endpoints no ids, but names the containers in a network as engines do. */
    private boolean isEndpoint(Connection noted, EngineNetwork network) {
        return noted.isOf(network) && !noted.endpointId.isEmpty()
                || network.endpoints().stream()
                        .anyMatch(endpoint -> endpoint.container().equals(id));
    }

    /**
     * What is noted of a network.
     *
     * @param networkId the network's id; empty if the container has not been in it yet
     * @param endpointId what the running container has there; empty for nothing
     * @param links other containers, and what it calls them: {@code name:alias}
     * @param wantedIp the address that was asked for, {@code null} if none was
     * @param wantedIp6 the same for IPv6
     */
    public record Connection(
            String networkId,
            String endpointId,
            List<String> aliases,
            List<String> links,
            String wantedIp,
            String wantedIp6) {
        /** Podman has a network's name in the place of its id. */
        private boolean isOf(EngineNetwork network) {
            return networkId.equals(network.id()) || networkId.equals(network.name());
        }
    }
}
