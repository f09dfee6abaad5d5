package io.github.dockermaven.compose.system;

import io.github.dockermaven.container.ExtraHost;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The keys of a service about its networks, ports and names of hosts. */
final class ServiceNetworking {
    private static final String OF_SERVICE = "service:";
    private static final String OF_CONTAINER = "container:";
    private static final Pattern EXPOSED = Pattern.compile("[0-9]{1,5}(?:-[0-9]{1,5})?(?:/(?:tcp|udp|sctp))?");

    private ServiceNetworking() {}

    /** @param names how it and others are called in the engine */
    static NetworkingSpec read(ComposeValue service, ServiceNames names) {
        List<String> links = links(service, names);
        List<Endpoint> endpoints = service.entries("networks").values().stream()
                .sorted(Comparator.comparing(ServiceNetworking::priority)
                        .reversed()
                        .thenComparing(ComposeValue::name))
                .map(network -> endpoint(network, service.name(), links, names))
                .toList();
        return new NetworkingSpec(
                service.text("network_mode").map(ServiceNetworking::mode),
                endpoints,
                service.items("ports").stream().map(ServiceNetworking::port).toList(),
                service.items("expose").stream().map(ServiceNetworking::exposed).toList(),
                endpoints.isEmpty() ? links : List.of(),
                service.items("extra_hosts").stream()
                        .map(host -> ExtraHost.parse(host.subject(), host.text()))
                        .toList(),
                service.texts("dns"),
                service.texts("dns_search"),
                service.texts("dns_opt"));
    }

    /** Returns a mode in which services are called by their aliases. */
    static String mode(String text) {
        return text.startsWith(OF_SERVICE) ? OF_CONTAINER + text.substring(OF_SERVICE.length()) : text;
    }

    private static Long priority(ComposeValue network) {
        return network.isNull()
                ? 0L
                : network.get("priority").map(NumberValue::whole).orElse(0L);
    }

    private static Endpoint endpoint(ComposeValue network, String service, List<String> links, ServiceNames names) {
        boolean isPlain = network.isNull();
        List<String> aliases = new ArrayList<>(List.of(names.container(service), service));
        aliases.addAll(isPlain ? List.of() : network.texts("aliases"));
        return new Endpoint(
                names.network(network.name()),
                aliases.stream().distinct().toList(),
                isPlain ? Optional.empty() : network.text("ipv4_address"),
                isPlain ? Optional.empty() : network.text("ipv6_address"),
                links);
    }

    /** Each other container is linked by the names that compose gives it. */
    private static List<String> links(ComposeValue service, ServiceNames names) {
        Stream<String> ofServices = service.texts("links").stream().flatMap(link -> {
            String other = link.replaceFirst(":.*", "");
            String name = link.substring(link.indexOf(':') + 1);
            return Stream.of(name, other + "-1", names.container(other)).map(each -> other + ":" + each);
        });
        Stream<String> ofOthers =
                service.texts("external_links").stream().map(link -> link.indexOf(':') < 0 ? link + ":" + link : link);
        return Stream.concat(ofServices, ofOthers).distinct().toList();
    }

    static PortBinding port(ComposeValue port) {
        return new PortBinding(
                (int) NumberValue.whole(port.get("target").orElseThrow(() -> port.error("A port has no target."))),
                port.text("protocol").orElse("tcp"),
                port.text("host_ip").orElse(""),
                port.text("published").orElse(""));
    }

    /** Ports stay as they are written, as compose leaves them. */
    private static String exposed(ComposeValue port) {
        if (!EXPOSED.matcher(port.text()).matches()) {
            throw port.error("expose: '" + PrintableText.quote(port.text())
                    + "' is no port. Write one from 1 to 65535, such as 8080 or 8080/udp.");
        }
        return port.text();
    }
}
