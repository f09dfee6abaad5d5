package io.github.dockermaven.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container of an engine, running or not.
 *
 * @param name without the slash that the API puts before it
 * @param image the name that its image was given by
 * @param imageId the id of its image
 * @param ports its published ports, while it runs
 * @param addresses its addresses by the names of its networks
 * @param networks the entries of its networks, by their names
 */
public record EngineContainer(
        String id,
        String name,
        String image,
        String imageId,
        State state,
        Settings settings,
        List<PublishedPort> ports,
        Map<String, NetworkAddress> addresses,
        Map<String, Connection> networks) {
    /** Returns whether it runs, and is not waiting for a restart. */
    public boolean running() {
        return state.running && !state.restarting;
    }

    /**
     * Returns its connection with a network: the current one if it runs, else the one of its next start. An entry alone
     * is not a connection: an engine also keeps one for a network that it refused, or one of this name that no longer
     * exists.
     */
    public Optional<Connection> connection(EngineNetwork network) {
        return Optional.ofNullable(networks.get(network.name()))
                .filter(entry ->
                        running() ? isEndpoint(entry, network) : entry.isOf(network) || entry.networkId.isEmpty());
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
     * What has become of its process.
     *
     * @param status {@code created}, {@code running}, {@code paused}, {@code restarting}, {@code exited}, …
     * @param running whether it runs, or waits for a restart
     * @param restarting whether it waits for a restart
     * @param oomKilled whether the kernel killed it because its memory was used up
     * @param exitCode of its last end, 0 before it
     * @param error the engine's, if it could not be started; empty for none
     * @param health {@code starting}, {@code healthy} or {@code unhealthy}
     * @param healthOutput of the last health check; empty for none
     * @param restartCount how often its restart policy restarted it
     * @param startedAt the time of its last start
     */
    public record State(
            String status,
            boolean running,
            boolean restarting,
            boolean oomKilled,
            int exitCode,
            String error,
            Optional<String> health,
            String healthOutput,
            int restartCount,
            Optional<Instant> startedAt) {}

    /**
     * The settings that it was created with, or has from its image.
     *
     * @param healthCheck with words unless the engine does not check
     * @param stopTimeout the time that it has to end; the engine's 10 s without
     * @param logDriver the name of the driver of its output: {@code json-file}, {@code none}, …
     * @param memory its limit in bytes
     * @param networkMode {@code default}, {@code host}, {@code none}, {@code container:ID} or a network's name
     * @param exposedPorts the ports that it says it listens on: {@code 8080/tcp}
     * @param shell the shell of its image, which commands of one line are for; empty for the engine's
     */
    public record Settings(
            Map<String, String> labels,
            Optional<ProcessSpec.HealthCheck> healthCheck,
            Optional<Duration> stopTimeout,
            boolean tty,
            boolean autoRemove,
            String logDriver,
            Optional<Long> memory,
            String networkMode,
            List<String> exposedPorts,
            List<String> shell) {}

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
