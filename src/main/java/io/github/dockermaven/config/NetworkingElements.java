package io.github.dockermaven.config;

import io.github.dockermaven.container.ExtraHost;
import io.github.dockermaven.container.PortMapping;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The elements of a {@code <run>} about networks, ports and names of hosts. */
final class NetworkingElements {
    private static final Pattern LINK = Pattern.compile("[^\\s:]\\S*?(?::[A-Za-z0-9_][A-Za-z0-9_.-]*)?");
    private static final String OF_CONTAINER = "container:";

    private NetworkingElements() {}

    /** @param alias the container's, by which it is found on its networks too */
    static NetworkingSpec read(XmlElement run, List<PortMapping> ports, String alias) {
        RunNetworks networks = RunNetworks.read(run, alias);
        List<String> links = links(run);
        List<Endpoint> endpoints = networks.endpoints().stream()
                .map(each -> new Endpoint(each.network(), each.aliases(), each.ip(), each.ip6(), links))
                .toList();
        NetworkingSpec read = new NetworkingSpec(
                networks.mode(),
                endpoints,
                ports.stream()
                        .flatMap(mapping -> mapping.bindings().stream())
                        .distinct()
                        .toList(),
                List.of(),
                endpoints.isEmpty() ? links : List.of(),
                hosts(run),
                dns(run),
                dnsSearch(run),
                List.of());
        checkMode(run, read);
        return read;
    }

    /** @param properties the values of Maven's properties */
    static List<PortMapping> ports(XmlElement run, Function<String, Optional<String>> properties) {
        String subject = run.path("ports");
        return run.freeList("ports").orElse(List.of()).stream()
                .map(text -> PortMapping.parse(subject, text, properties))
                .toList();
    }

    private static List<String> links(XmlElement run) {
        return run.list("links").orElse(List.of()).stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(text -> !text.isEmpty())
                .map(text -> link(run.path("links"), text))
                .toList();
    }

    private static String link(String subject, String text) {
        if (!LINK.matcher(text).matches()) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' is no link. Write the other container's alias or name, and after a colon what it is called here:"
                    + " mysql:db.");
        }
        return text.indexOf(':') < 0 ? text + ":" + text : text;
    }

    private static List<String> hosts(XmlElement run) {
        return run.freeList("extraHosts").orElse(List.of()).stream()
                .map(text -> ExtraHost.parse(run.path("extraHosts"), text))
                .toList();
    }

    private static List<String> dns(XmlElement run) {
        List<String> servers = run.list("dns").orElse(List.of());
        servers.forEach(server -> IpAddress.parse(run.path("dns"), "server", server));
        return servers;
    }

    private static List<String> dnsSearch(XmlElement run) {
        List<String> domains = run.list("dnsSearch").orElse(List.of());
        for (String domain : domains) {
            if (!domain.matches("\\.|[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?")) {
                throw new DockerFailureException(run.path("dnsSearch") + ": '" + PrintableText.quote(domain)
                        + "' is no domain. Write one, such as example.com, or . for none.");
            }
        }
        return domains;
    }

    /** Engines refuse some of these, and drop others in silence. */
    private static void checkMode(XmlElement run, NetworkingSpec networking) {
        String mode = networking.mode().orElse("");
        boolean isOfContainer = mode.startsWith(OF_CONTAINER);
        boolean hasOwn = !isOfContainer && !mode.equals("host") && !mode.equals("none");
        if (!hasOwn && !networking.ports().isEmpty()) {
            throw conflict(
                    run,
                    "ports",
                    mode,
                    isOfContainer
                            ? "Publish them where that container is described, or remove one of the two."
                            : mode.equals("host")
                                    ? "Its ports are those of the host already: remove <ports>, or the network."
                                    : "Remove one of the two.");
        }
        if (!hasOwn && !networking.links().isEmpty()) {
            throw conflict(run, "links", mode, "Remove one of the two.");
        }
        if (isOfContainer) {
            Stream.of("hostname", "domainname", "extraHosts", "dns", "dnsSearch")
                    .filter(name -> run.child(name)
                            .filter(element -> !element.isEmpty())
                            .isPresent())
                    .findFirst()
                    .ifPresent(name -> {
                        throw conflict(run, name, mode, "Write it where that container is described.");
                    });
        }
    }

    private static DockerFailureException conflict(XmlElement run, String name, String mode, String advice) {
        return new DockerFailureException(run.path(name) + " has no effect with the network '" + mode + "'. " + advice);
    }
}
