package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects containers with networks, and disconnects them. */
@Named
@Singleton
public class NetworkConnector {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkConnector.class);

    /**
     * Connects containers with a network, running or not. One that is already connected is left unchanged.
     *
     * @throws DockerFailureException if the network, a container or a linked container is missing, an address is in none
     *     of the network's subnets or in use, or a container is already connected with another address or without a
     *     requested alias or link
     */
    public void connect(ConnectionRequest request, EngineSession engine, Progress progress) {
        NetworkLookup named = new NetworkLookup(engine);
        EngineNetwork network = named.network(request.network());
        Map<String, EngineContainer> containers = new LinkedHashMap<>();
        request.containers().stream()
                .map(named::container)
                .forEach(container -> containers.put(container.id(), container));
        AddressCheck addresses = new AddressCheck("Network '" + network.name() + "'", network);
        request.ip().ifPresent(ip -> addresses.check("ip", ip, containers.keySet()));
        request.ip6().ifPresent(ip -> addresses.check("ip6", ip, containers.keySet()));
        List<String> links = links(request, network, containers.keySet(), named);
        List<EngineContainer> missing = new ArrayList<>();
        for (EngineContainer container : containers.values()) {
            Optional<EngineContainer.Connection> connection = container.connection(network);
            if (connection.isEmpty()) {
                missing.add(container);
            } else {
                checkSame(request, links, network, container, connection.get());
                progress.action(
                        "Container " + container.name() + " is connected with network " + network.name() + " already");
            }
        }
        for (EngineContainer container : missing) {
            Instant begin = Instant.now();
            engine.networks().connect(network, container, request.attachment(links));
            progress.action("Connected container " + container.name() + " with network " + network.name()
                    + addresses(connected(network, container, engine), container) + " in "
                    + Durations.format(Duration.between(begin, Instant.now())));
        }
    }

    /**
     * Returns the links in the engine's form. An engine accepts a link with any container, and does not report a
     * missing one even when the container starts.
     *
     * @param connected the ids of the containers that will be connected
     */
    private static List<String> links(
            ConnectionRequest request, EngineNetwork network, Set<String> connected, NetworkLookup named) {
        List<ContainerLink> wanted = request.containerLinks();
        if (!wanted.isEmpty() && NetworkRequest.isPredefined(network.name())) {
            throw new DockerFailureException(
                    "Network '" + network.name() + "' has no links: the engine ignores them there."
                            + " Create a network for that with 'mvn docker:network-create'.");
        }
        List<String> links = new ArrayList<>();
        for (ContainerLink link : wanted) {
            EngineContainer other = named.container(link.container());
            if (other.connection(network).isEmpty() && !connected.contains(other.id())) {
                LOG.warn(
                        "Container '{}' is not connected with network '{}': link {} finds it there only when it is",
                        other.name(),
                        network.name(),
                        link.inEngine(other.name()));
            }
            links.add(link.inEngine(other.name()));
        }
        return links;
    }

    /**
     * Returns the network with its containers after one was connected.
     *
     * @throws DockerFailureException if the container is not connected
     */
    private static EngineNetwork connected(EngineNetwork before, EngineContainer container, EngineSession engine) {
        EngineNetwork network = engine.networks().find(before.id()).orElse(before);
        engine.containers()
                .find(container.id())
                .filter(now -> now.connection(network).isPresent())
                .orElseThrow(() -> new DockerFailureException("Container '" + container.name()
                        + "' is not in network '" + network.name() + "', though the engine at " + engine.address()
                        + " reported no error. Check its log, and whether the container still exists."));
        return network;
    }

    /** Returns the container's addresses, which it has only while it runs. */
    private static String addresses(EngineNetwork network, EngineContainer container) {
        return network.endpoints().stream()
                .filter(endpoint -> endpoint.container().equals(container.id()))
                .flatMap(endpoint -> Stream.of(endpoint.ipv4(), endpoint.ipv6()))
                .filter(address -> !address.isEmpty())
                .map(address -> address.replaceFirst("/.*", ""))
                .reduce((one, other) -> one + ", " + other)
                .map(all -> " (" + all + ")")
                .orElse("");
    }

    private static void checkSame(
            ConnectionRequest request,
            List<String> links,
            EngineNetwork network,
            EngineContainer container,
            EngineContainer.Connection connection) {
        List<String> asked = new ArrayList<>();
        request.ip().filter(ip -> !isWanted(ip, connection.wantedIp())).ifPresent(ip -> asked.add("ip " + ip));
        request.ip6().filter(ip -> !isWanted(ip, connection.wantedIp6())).ifPresent(ip -> asked.add("ip6 " + ip));
        request.aliases().stream()
                .filter(alias -> !connection.aliases().contains(alias))
                .forEach(alias -> asked.add("alias " + alias));
        links.stream()
                .filter(link -> !ContainerLink.isNoted(connection.links(), link))
                .forEach(link -> asked.add("link " + link));
        if (!asked.isEmpty()) {
            throw new DockerFailureException("Container '" + container.name() + "' is connected with network '"
                    + network.name() + "' already, but without " + String.join(", ", asked)
                    + ". Disconnect it first with 'mvn docker:network-disconnect -Ddocker.network=" + network.name()
                    + " -Ddocker.container=" + container.name() + "'.");
        }
    }

    /** Returns whether a requested address is the one it has; an address may be written in several ways. */
    private static boolean isWanted(String asked, Optional<String> noted) {
        return noted.filter(address -> Subnet.isSame(asked, address)).isPresent();
    }

    /**
     * Disconnects containers from a network. One that is not connected is left unchanged.
     *
     * @param force whether to remove the entry of a container that no longer exists, too
     * @throws DockerFailureException if the network or, without {@code force}, a container is missing
     */
    public void disconnect(ConnectionRequest request, boolean force, EngineSession engine, Progress progress) {
        NetworkLookup named = new NetworkLookup(engine);
        EngineNetwork network = named.network(request.network());
        Set<String> connected = new LinkedHashSet<>();
        for (NameOrId wanted : request.containers()) {
            Optional<EngineContainer> found =
                    force ? named.findContainer(wanted) : Optional.of(named.container(wanted));
            String name = found.map(EngineContainer::name).orElse(wanted.text());
            boolean isConnected = found.map(container -> canBeDisconnected(container, network))
                    .orElseGet(() -> isLeftIn(network, wanted));
            if (isConnected) {
                connected.add(name);
            } else {
                progress.action("Container " + name + " is not connected with network " + network.name()
                        + ": nothing to disconnect");
            }
        }
        EngineNetworks networks = engine.networks();
        for (String container : connected) {
            Instant begin = Instant.now();
            networks.disconnect(network, container, force);
            progress.action("Disconnected container " + container + " from network " + network.name() + " in "
                    + Durations.format(Duration.between(begin, Instant.now())));
        }
    }

    /**
     * Returns whether a container can be disconnected. From one that does not run, engines also remove the entry of a
     * network that no longer exists.
     */
    private static boolean canBeDisconnected(EngineContainer container, EngineNetwork network) {
        return container.running()
                ? container.connection(network).isPresent()
                : container.networks().containsKey(network.name());
    }

    private static boolean isLeftIn(EngineNetwork network, NameOrId container) {
        return network.endpoints().stream().anyMatch(endpoint -> container.isName(endpoint.name()));
    }
}
