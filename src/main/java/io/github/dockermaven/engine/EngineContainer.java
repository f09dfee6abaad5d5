package io.github.dockermaven.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container of an engine, running or not.
 *
 * @param name without the slash that the API puts before it
 * @param running whether it runs, and is not waiting for a restart
 * @param networks the entries of its networks, by their names
 */
public record EngineContainer(String id, String name, boolean running, Map<String, Connection> networks) {
    /**
     * Returns its connection with a network: the current one if it runs, else the one of its next start. An entry alone
     * is not a connection: an engine also keeps one for a network that it refused, or one of this name that no longer
     * exists.
     */
    public Optional<Connection> connection(EngineNetwork network) {
        return Optional.ofNullable(networks.get(network.name()))
                .filter(entry ->
                        running ? isEndpoint(entry, network) : entry.isOf(network) || entry.networkId.isEmpty());
    }

    /**
     * Returns whether a running container is connected. Podman gives endpoints no ids, but lists a network's containers
     * as engines do.
     */
    private boolean isEndpoint(Connection entry, EngineNetwork network) {
        return entry.isOf(network) && !entry.endpointId.isEmpty()
                || network.endpoints().stream()
                        .anyMatch(endpoint -> endpoint.container().equals(id));
    }

    /**
     * The entry of a network.
     *
     * @param networkId the network's id; empty if the container has not been in it yet
     * @param endpointId the endpoint of a running container; empty for none
     * @param links other containers with their names in this one: {@code name:alias}
     * @param wantedIp the requested address
     * @param wantedIp6 the same for IPv6
     */
    public record Connection(
            String networkId,
            String endpointId,
            List<String> aliases,
            List<String> links,
            Optional<String> wantedIp,
            Optional<String> wantedIp6) {
        /** Returns whether the entry belongs to a network. Podman has the network's name in the place of its id. */
        private boolean isOf(EngineNetwork network) {
            return networkId.equals(network.id()) || networkId.equals(network.name());
        }
    }
}
