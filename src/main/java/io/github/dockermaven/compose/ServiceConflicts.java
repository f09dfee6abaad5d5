package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The check for what two services cannot both have: a container's name, a port of the host. */
final class ServiceConflicts {
    private final Map<String, Taken> names = new HashMap<>();
    private final List<Port> ports = new ArrayList<>();

    /** A service that has something, and where it is written. */
    private record Taken(String service, Position position) {}

    /** A published port. */
    private record Port(String address, String port, String protocol, Taken by) {
        boolean isTakenBy(Port other) {
            return (covers(address, other.address) || covers(other.address, address))
                    && port.equals(other.port)
                    && protocol.equals(other.protocol);
        }

        /** No address is every one; two stand for every one of IPv4 and of IPv6. */
        private static boolean covers(String all, String one) {
            return all.isEmpty()
                    || all.equals(one)
                    || all.equals("0.0.0.0") && !one.contains(":")
                    || all.equals("::") && one.contains(":");
        }
    }

    private ServiceConflicts() {}

    static void check(YamlNode.Mapping model) {
        ServiceConflicts conflicts = new ServiceConflicts();
        Nodes.mapping(model, "services")
                .ifPresent(all -> all.entries().forEach((name, entry) -> conflicts.service(name, entry.value())));
    }

    private void service(String name, YamlNode service) {
        Nodes.scalar(service, "container_name").ifPresent(own -> {
            Taken before = names.putIfAbsent(own.text(), new Taken(name, own.position()));
            if (before != null) {
                throw taken("The container's name " + PrintableText.quote(own.text()), name, own.position(), before);
            }
        });
        boolean hasHostNetwork =
                Nodes.text(service, "network_mode").filter("host"::equals).isPresent();
        if (!hasHostNetwork) {
            Nodes.items(service, "ports").forEach(port -> port(name, port));
        }
    }

    /** Of a range one that is free is taken. */
    private void port(String name, YamlNode node) {
        String published = Nodes.text(node, "published").orElse("0");
        if (published.equals("0") || published.contains("-")) {
            return;
        }
        Port port = new Port(
                Nodes.text(node, "host_ip").orElse(""),
                published,
                Nodes.text(node, "protocol").orElse("tcp"),
                new Taken(name, node.position()));
        ports.stream().filter(port::isTakenBy).findFirst().ifPresent(other -> {
            throw taken(
                    "The port " + port.port() + "/" + port.protocol() + " of the host",
                    name,
                    node.position(),
                    other.by());
        });
        ports.add(port);
    }

    private static DockerFailureException taken(String subject, String name, Position position, Taken before) {
        return position.error(subject + " is taken twice: by the service " + PrintableText.quote(before.service())
                + " in line " + before.position().line() + ", and here by " + PrintableText.quote(name)
                + ". Give one of them another.");
    }
}
