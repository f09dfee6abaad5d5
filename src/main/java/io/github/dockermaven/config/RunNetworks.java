package io.github.dockermaven.config;

import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The networks of a container: {@code <network>}, {@code <net>}, or several in {@code <networks>}.
 *
 * @param mode what is no network of its own: {@code bridge}, {@code host}, {@code none} or {@code container:NAME}
 */
record RunNetworks(Optional<String> mode, List<Endpoint> endpoints) {
    private static final Logger LOGGER = LoggerFactory.getLogger(RunNetworks.class);
    private static final List<String> MODES = List.of("bridge", "host", "none", "container", "custom");
    private static final Set<String> SIMPLE = Set.of("bridge", "host", "none", "default");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final String OF_CONTAINER = "container:";

    static RunNetworks read(XmlElement run, String alias) {
        List<XmlElement> one = Stream.of("network", "net")
                .flatMap(name -> run.child(name).stream())
                .filter(element -> !element.isEmpty())
                .toList();
        Optional<XmlElement> several = run.child("networks").filter(element -> !element.isEmpty());
        if (one.size() + several.stream().count() > 1) {
            throw new DockerFailureException(run.path() + " has more than one of <network>, <net> and <networks>. Write"
                    + " several networks into <networks>.");
        }
        return several.map(list -> several(list, alias))
                .orElseGet(() -> one.isEmpty() ? new RunNetworks(Optional.empty(), List.of()) : one(one.get(0), alias));
    }

    private static RunNetworks several(XmlElement list, String alias) {
        List<Endpoint> endpoints = new ArrayList<>();
        if (list.children().isEmpty()) {
            list.items(false).stream()
                    .map(name -> ofText(list, name, List.of(), Optional.empty(), Optional.empty(), alias))
                    .forEach(each -> endpoints.add(endpoint(list, each)));
        } else {
            list.elements().forEach(network -> endpoints.add(endpoint(network, one(network, alias))));
        }
        Set<String> names = new HashSet<>();
        endpoints.stream()
                .map(Endpoint::network)
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DockerFailureException(
                            list.path() + " has the network '" + name + "' twice. Remove one of them.");
                });
        return new RunNetworks(Optional.empty(), endpoints);
    }

    private static Endpoint endpoint(XmlElement network, RunNetworks read) {
        if (read.endpoints.isEmpty() && !read.mode.equals(Optional.of("bridge"))) {
            throw new DockerFailureException(network.path() + " is '" + read.mode.orElse("")
                    + "', which is no network that can be one of several. Write it alone, as <network>.");
        }
        return read.endpoints.isEmpty()
                ? new Endpoint("bridge", List.of(), Optional.empty(), Optional.empty(), List.of())
                : read.endpoints.get(0);
    }

    private static RunNetworks one(XmlElement network, String alias) {
        String text = network.children().isEmpty() ? network.value() : network.text();
        List<String> aliases = network.children("alias").stream()
                .flatMap(each -> Arrays.stream(each.value().split(",")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        Optional<String> ip = address(network, "ip", false);
        Optional<String> ip6 = address(network, "ip6", true);
        Optional<String> mode = network.text("mode");
        Optional<String> name = network.text("name");
        network.rejectOthers();
        if (!text.isEmpty() && (mode.isPresent() || name.isPresent())) {
            throw new DockerFailureException(
                    network.path() + " has its mode or name as a text, and as an element too. Remove one of them.");
        }
        return ofText(network, text.isEmpty() ? nameOrMode(network, mode, name) : text, aliases, ip, ip6, alias);
    }

    private static Optional<String> address(XmlElement network, String name, boolean isIpv6) {
        Optional<String> text = network.text(name);
        text.ifPresent(address -> IpAddress.parse(network.path(), name, address, isIpv6));
        return text;
    }

    /** Returns the text that means the same as {@code <mode>} and {@code <name>}. */
    private static String nameOrMode(XmlElement network, Optional<String> mode, Optional<String> name) {
        String word = mode.map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> !text.startsWith(OF_CONTAINER))
                .or(() -> mode)
                .orElse("custom");
        boolean isNamed = word.equals("custom") || word.equals("container");
        if (isNamed && name.isEmpty()) {
            throw new DockerFailureException(network.path() + " has no <name>. Write that of the "
                    + (word.equals("custom")
                            ? "network: <name>ecommerce-network</name>."
                            : "container, or its alias."));
        }
        if (!isNamed && name.isPresent()) {
            throw new DockerFailureException(network.path() + " has the mode " + mode.orElse("") + ", and the name '"
                    + PrintableText.quote(name.get()) + "' of a network or container. Remove one of them.");
        }
        if (!isNamed && !SIMPLE.contains(word) && !word.startsWith(OF_CONTAINER)) {
            throw new DockerFailureException(network.path("mode") + ": '" + PrintableText.quote(word)
                    + "' is not known. "
                    + DidYouMean.to(word, MODES)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Write one of " + String.join(", ", MODES)
                                    + "; the name of a network goes into <name>."));
        }
        return isNamed ? (word.equals("container") ? OF_CONTAINER : "") + name.orElseThrow() : word;
    }

    private static RunNetworks ofText(
            XmlElement network,
            String text,
            List<String> aliases,
            Optional<String> ip,
            Optional<String> ip6,
            String alias) {
        boolean isOfContainer = text.toLowerCase(Locale.ROOT).startsWith(OF_CONTAINER);
        String name = isOfContainer ? text.substring(OF_CONTAINER.length()) : text;
        boolean isSimple = SIMPLE.contains(text);
        if (!isSimple && !NAME.matcher(name).matches()) {
            throw new DockerFailureException(network.path() + ": '" + PrintableText.quote(text)
                    + "' is neither a mode (bridge, host, none, container:NAME) nor the name of a network, which begins with"
                    + " a letter or digit, followed by letters, digits, '_', '.' or '-'.");
        }
        if (!isSimple && !isOfContainer) {
            return new RunNetworks(
                    Optional.empty(),
                    List.of(new Endpoint(text, withAlias(network, aliases, alias), ip, ip6, List.of())));
        }
        if (ip.isPresent() || ip6.isPresent()) {
            throw new DockerFailureException(network.path() + " has an address, which only a network of your own with a"
                    + " subnet can give. Write its <name>, or remove the address.");
        }
        if (!aliases.isEmpty()) {
            LOGGER.warn("{}: no effect with the network '{}': alias", network.path(), text);
        }
        return new RunNetworks(Optional.of(isOfContainer ? OF_CONTAINER + name : text), List.of());
    }

    private static List<String> withAlias(XmlElement network, List<String> aliases, String alias) {
        aliases.stream().filter(each -> each.matches(".*\\s.*")).findFirst().ifPresent(each -> {
            throw new DockerFailureException(network.path("alias") + ": '" + PrintableText.quote(each)
                    + "' is no name of a host: it has white space. For example db.");
        });
        return Stream.concat(aliases.stream(), Stream.of(alias)).distinct().toList();
    }
}
