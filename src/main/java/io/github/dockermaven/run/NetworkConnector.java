package io.github.dockermaven.run;

import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Durations;
import io.github.dockermaven.image.Progress;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Connects containers with networks, and disconnects them. */
@Named
@Singleton
public class NetworkConnector {
    private final EngineConnector connector;

    @Inject
    NetworkConnector(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Connects containers with a network, running or not. One that is connected already is left as it is.
     *
     * @throws DockerFailureException if the network or a container is not there, an address is in none of the network's
     *     subnets, or a container is connected already with another address or without an alias that is asked for
     */
    public void connect(ConnectionRequest request, EngineSettings settings, Progress progress) {
        try (Engine engine = connector.connect(settings, progress)) {
            NamedNetworks named = new NamedNetworks(engine);
            EngineNetwork network = named.network(request.network());
            checkAddress(network, "ip", request.ip());
            checkAddress(network, "ip6", request.ip6());
            List<EngineContainer> missing = new ArrayList<>();
            for (String name : request.containers()) {
                EngineContainer container = named.container(name);
                EngineContainer.Connection connection = container.networks().get(network.name());
                if (connection == null) {
                    missing.add(container);
                } else {
                    checkSame(request, network, container, connection);
                    progress.action("Container " + container.name() + " is connected with network " + network.name()
                            + " already");
                }
            }
            EngineNetworks networks = new EngineNetworks(engine);
            for (EngineContainer container : missing) {
                Instant begin = Instant.now();
                networks.connect(network, container, request.attachment());
                progress.action("Connected container " + container.name() + " with network " + network.name()
                        + addresses(networks, network, container) + " in "
                        + Durations.format(Duration.between(begin, Instant.now())));
            }
        }
    }

    /** Only a container that runs has an address. */
    private static String addresses(EngineNetworks networks, EngineNetwork network, EngineContainer container) {
        return networks.find(network.id()).stream()
                .flatMap(found -> found.endpoints().stream())
                .filter(endpoint -> endpoint.container().equals(container.id()))
                .flatMap(endpoint -> Stream.of(endpoint.ipv4(), endpoint.ipv6()))
                .filter(address -> !address.isEmpty())
                .map(address -> address.replaceFirst("/.*", ""))
                .reduce((one, other) -> one + ", " + other)
                .map(all -> " (" + all + ")")
                .orElse("");
    }

    private static void checkAddress(EngineNetwork network, String what, String text) {
        List<Pool> pools = network.spec().ipam().pools();
        if (text == null || pools.isEmpty()) {
            return;
        }
        InetAddress address = Subnet.address("Network '" + network.name() + "'", what, text);
        boolean contained = pools.stream()
                .map(pool -> Subnet.ofEngine(pool.subnet()))
                .flatMap(Optional::stream)
                .anyMatch(subnet -> subnet.contains(address));
        if (!contained) {
            throw new DockerFailureException("Network '" + network.name() + "': " + what + " " + text
                    + " is in none of its subnets ("
                    + String.join(", ", pools.stream().map(Pool::subnet).toList())
                    + "). Choose an address of one of them, or leave it to the engine.");
        }
    }

    private static void checkSame(
            ConnectionRequest request,
            EngineNetwork network,
            EngineContainer container,
            EngineContainer.Connection connection) {
        List<String> asked = new ArrayList<>();
        if (request.ip() != null && !Objects.equals(request.ip(), connection.wantedIp())) {
            asked.add("ip " + request.ip());
        }
        if (request.ip6() != null && !Objects.equals(request.ip6(), connection.wantedIp6())) {
            asked.add("ip6 " + request.ip6());
        }
        request.aliases().stream()
                .filter(alias -> !connection.aliases().contains(alias))
                .forEach(alias -> asked.add("alias " + alias));
        if (!asked.isEmpty()) {
            throw new DockerFailureException("Container '" + container.name() + "' is connected with network '"
                    + network.name() + "' already, but without " + String.join(", ", asked)
                    + ". Disconnect it first with 'mvn docker:network-disconnect -Ddocker.network=" + network.name()
                    + " -Ddocker.container=" + container.name() + "'.");
        }
    }

    /**
     * Disconnects containers from a network. One that is not connected is left as it is.
     *
     * @param force also take out what is left of a container that no longer exists
     * @throws DockerFailureException if the network or, without {@code force}, a container is not there
     */
    public void disconnect(ConnectionRequest request, boolean force, EngineSettings settings, Progress progress) {
        try (Engine engine = connector.connect(settings, progress)) {
            NamedNetworks named = new NamedNetworks(engine);
            EngineNetwork network = named.network(request.network());
            EngineContainers containers = new EngineContainers(engine);
            List<String> connected = new ArrayList<>();
            for (String name : request.containers()) {
                Optional<EngineContainer> found = force ? containers.find(name) : Optional.of(named.container(name));
                if (found.isEmpty() || found.get().networks().containsKey(network.name())) {
                    connected.add(found.map(EngineContainer::name).orElse(name));
                } else {
                    progress.action("Container " + found.get().name() + " is not connected with network "
                            + network.name() + ": nothing to disconnect");
                }
            }
            EngineNetworks networks = new EngineNetworks(engine);
            for (String container : connected) {
                Instant begin = Instant.now();
                networks.disconnect(network, container, force);
                progress.action("Disconnected container " + container + " from network " + network.name() + " in "
                        + Durations.format(Duration.between(begin, Instant.now())));
            }
        }
    }
}
