package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The request to connect containers with a network, with checked values.
 *
 * @param containers at least one
 * @param aliases further names of the containers in the network
 * @param ip the container's address, the engine's choice if empty
 * @param ip6 the same for IPv6
 * @param links other containers and their aliases for this one: {@code name[:alias]}
 * @param driverOpts options for the network's driver
 */
public record ConnectionRequest(
        NameOrId network,
        List<NameOrId> containers,
        List<String> aliases,
        Optional<String> ip,
        Optional<String> ip6,
        List<String> links,
        Map<String, String> driverOpts) {
    /** @throws DockerFailureException if a value is not valid, with the value and the fix */
    public ConnectionRequest {
        if (network.text().indexOf(',') >= 0) {
            throw new DockerFailureException("Network name '" + network
                    + "' is not one name. Connect and disconnect containers with one network at a time.");
        }
        EngineName.ofNetwork(network.text());
        if (containers.isEmpty()) {
            throw new DockerFailureException("No container is named for network '" + network
                    + "'. Give one with -Ddocker.container=user-service.");
        }
        containers.forEach(container -> EngineName.ofContainer(container.text()));
        ip.ifPresent(address -> checkAddress(network, "ip", address, false));
        ip6.ifPresent(address -> checkAddress(network, "ip6", address, true));
        if (containers.size() > 1 && (ip.isPresent() || ip6.isPresent())) {
            throw new DockerFailureException("Network '" + network + "': one address is given for "
                    + containers.size() + " containers ("
                    + String.join(", ", containers.stream().map(NameOrId::text).toList())
                    + "). Connect them one by one, or without an address.");
        }
        links.forEach(link -> ContainerLink.parse("Network '" + network + "'", link));
        for (String alias : aliases) {
            if (alias.isBlank() || alias.matches("(?s).*\\s.*")) {
                throw new DockerFailureException("Network '" + network + "': alias '" + alias
                        + "' is not valid: it is a host's name, without white space. For example 'db'.");
            }
        }
    }

    /** Returns a request with names only, as is sufficient to disconnect. */
    public static ConnectionRequest of(NameOrId network, List<NameOrId> containers) {
        return new ConnectionRequest(
                network, containers, List.of(), Optional.empty(), Optional.empty(), List.of(), Map.of());
    }

    private static void checkAddress(NameOrId network, String what, String text, boolean ipv6) {
        IpAddress.parse("Network '" + network + "'", what, text, ipv6);
    }

    /** Returns the links, which are valid. */
    List<ContainerLink> containerLinks() {
        return links.stream()
                .map(link -> ContainerLink.parse("Network '" + network + "'", link))
                .toList();
    }

    /** @param linked the links as engines have them */
    EngineNetworks.Attachment attachment(List<String> linked) {
        return new EngineNetworks.Attachment(aliases, ip, ip6, linked, driverOpts);
    }
}
