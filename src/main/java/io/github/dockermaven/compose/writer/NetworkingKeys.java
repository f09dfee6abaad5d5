package io.github.dockermaven.compose.writer;

import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of a service about its networks and ports.
 *
 * @param names those of the services that containers have become
 */
record NetworkingKeys(ServiceNames names) {
    /** That of the first network, which has the container's network mode; compose takes the highest for it. */
    private static final int FIRST_PRIORITY = 1000;

    Keys of(NetworkingSpec networking) {
        Keys keys = new Keys()
                .putAll(
                        "ports",
                        networking.ports().stream().map(NetworkingKeys::port).toList());
        keys.putAll("expose", networking.exposed());
        if (networking.endpoints().isEmpty()) {
            // Without it compose makes a network of its own.
            keys.put("network_mode", names.mode(networking.mode().orElse("bridge")));
        } else {
            keys.put("networks", endpoints(networking.endpoints()));
        }
        return keys.putAll(links(networking))
                .putAll(
                        "extra_hosts",
                        networking.extraHosts().stream()
                                .map(NetworkingKeys::host)
                                .toList())
                .putAll("dns", networking.dns())
                .putAll("dns_search", networking.dnsSearch())
                .putAll("dns_opt", networking.dnsOptions());
    }

    private static Map<String, Object> port(PortBinding port) {
        Keys keys = new Keys();
        if (!port.hostIp().isEmpty()) {
            keys.put("host_ip", port.hostIp());
        }
        if (!port.hostPort().isEmpty() && !port.hostPort().equals("0")) {
            keys.put("published", port.hostPort());
        }
        return keys.put("target", port.containerPort())
                .put("protocol", port.protocol())
                .toMap();
    }

    private static Map<String, Object> endpoints(List<Endpoint> endpoints) {
        Map<String, Object> networks = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            Keys keys = new Keys()
                    .putAll("aliases", endpoint.aliases())
                    .put("ipv4_address", endpoint.ip())
                    .put("ipv6_address", endpoint.ip6());
            if (endpoints.size() > 1) {
                keys.put("priority", FIRST_PRIORITY - networks.size());
            }
            networks.put(NetworkDefinitions.key(endpoint.network()), keys.toMap());
        }
        return networks;
    }

    private Keys links(NetworkingSpec networking) {
        List<String> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        Stream.concat(
                        networking.links().stream(),
                        networking.endpoints().stream().flatMap(endpoint -> endpoint.links().stream()))
                .distinct()
                .forEach(link -> {
                    String name = link.replaceFirst(":.*", "");
                    Optional<String> service = names.find(name);
                    service.ifPresentOrElse(
                            found -> own.add(found + link.substring(name.length())), () -> others.add(link));
                });
        return new Keys().putAll("links", own).putAll("external_links", others);
    }

    /** With {@code =} an address of IPv6 needs no brackets. */
    private static String host(String line) {
        return line.replaceFirst(":", "=");
    }
}
