package io.github.dockermaven.container;

import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A published port, in the forms of {@code docker run -p} and of the io.fabric8 plugin, where a property may stand for the
 * host's port ({@code user.port:8080}) and address ({@code +host.ip:user.port:8080}).
 *
 * @param bindings one for each port of the container
 * @param property the property that stands for the host's port or address
 */
public record PortMapping(List<PortBinding> bindings, Optional<PortProperty> property) {
    /** A text that is a part: a property, an address of IPv6 or anything without a colon. */
    private static final String PART = "(\\$\\{[^}]*}|\\[[^]]*]|[^:\\[\\]]*)";

    private static final Pattern FORM = Pattern.compile("(?:(?:" + PART + ":)?" + PART + ":)?([^:\\[\\]/]*)(?:/(.*))?");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "sctp");

    private static final String EXAMPLES = " Write the ports of the host and of the container, such as 8080:80,"
            + " 127.0.0.1:8080:80 or [::1]:8080:80/udp; the container's alone, such as 80, for any free port of the host; or a"
            + " property that gets it, such as user.port:80.";

    public PortMapping {
        bindings = List.copyOf(bindings);
    }

    /**
     * Parses a mapping.
     *
     * @param subject the text's owner, for errors
     * @param properties the values of Maven's properties
     * @throws DockerFailureException if it has another form, or a port or address that cannot be
     */
    public static PortMapping parse(String subject, String text, Function<String, Optional<String>> properties) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            String advice =
                    text.indexOf('[') < 0 && text.chars().filter(c -> c == ':').count() > 2
                            ? " An address of IPv6 is in brackets: [::1]:8080:80."
                            : EXAMPLES;
            throw invalid(subject, text, "is no port mapping." + advice);
        }
        String hostPart = Optional.ofNullable(form.group(1)).orElse("");
        String portPart = Optional.ofNullable(form.group(2)).orElse("");
        String protocol = protocol(subject, text, form.group(4));
        PortRange container = PortRange.parse(form.group(3))
                .filter(range -> range.first() > 0)
                .orElseThrow(() -> invalid(
                        subject,
                        text,
                        "has no port of the container from 1 to 65535 at its end, or a range of them." + EXAMPLES));
        Optional<String> ipProperty = ipProperty(hostPart);
        Optional<String> portProperty = portProperty(portPart);
        if (hostPart.isEmpty() && portPart.startsWith("+")) {
            throw invalid(
                    subject,
                    text,
                    "has a property for the host's address, and no part for its port. Write " + portPart + "::"
                            + container + " for any free port.");
        }
        String hostIp = hostIp(subject, text, hostPart, ipProperty, properties);
        Optional<PortRange> host = hostPorts(subject, text, portPart, portProperty, properties);
        if ((ipProperty.isPresent() || portProperty.isPresent()) && !container.isOne()) {
            throw invalid(
                    subject, text, "has a property for a range of ports. Write a mapping of its own for each port.");
        }
        return new PortMapping(
                bindings(subject, text, container, protocol, hostIp, host),
                ipProperty.isPresent() || portProperty.isPresent()
                        ? Optional.of(new PortProperty(container.first(), protocol, portProperty, ipProperty))
                        : Optional.empty());
    }

    private static String protocol(String subject, String text, String given) {
        String protocol = given == null ? PROTOCOLS.get(0) : given.toLowerCase(Locale.ROOT);
        if (!PROTOCOLS.contains(protocol)) {
            throw invalid(subject, text, "has the protocol '" + given + "'. Write tcp, udp or sctp.");
        }
        return protocol;
    }

    private static Optional<String> ipProperty(String part) {
        return part.startsWith("+") ? Optional.of(part.substring(1)) : reference(part);
    }

    private static Optional<String> portProperty(String part) {
        return reference(part).or(() -> Optional.of(part)
                .filter(name -> PROPERTY.matcher(name).matches()));
    }

    /** Returns the name of a property that is not set yet, and is still in the text as it was written. */
    private static Optional<String> reference(String part) {
        Matcher reference = REFERENCE.matcher(part);
        return reference.matches() ? Optional.of(reference.group(1)) : Optional.empty();
    }

    private static String hostIp(
            String subject,
            String text,
            String part,
            Optional<String> property,
            Function<String, Optional<String>> properties) {
        String address = property.map(
                        name -> properties.apply(name).map(String::strip).orElse(""))
                .orElse(part);
        if (address.isEmpty()) {
            return "";
        }
        String owner = subject + ": '" + PrintableText.quote(text) + "'";
        HostAddress.resolve(owner, address);
        return HostAddress.check(owner, address);
    }

    private static Optional<PortRange> hostPorts(
            String subject,
            String text,
            String part,
            Optional<String> property,
            Function<String, Optional<String>> properties) {
        if (part.equals("localhost") || IpAddress.isLiteral(part)) {
            throw invalid(
                    subject, text, "has an address, and no part for the port of the host. Write 127.0.0.1:8080:80.");
        }
        String ports = property.map(
                        name -> properties.apply(name).map(String::strip).orElse(""))
                .orElse(part);
        if (ports.isEmpty()) {
            return Optional.empty();
        }
        Optional<PortRange> range = PortRange.parse(ports);
        if (range.isEmpty() || property.isPresent() && !range.get().isOne()) {
            throw property.map(name -> invalid(
                            subject,
                            text,
                            "names the property " + name + ", which is '" + PrintableText.quote(ports)
                                    + "'. Give it a port from 1 to 65535, or leave it unset for any free one."))
                    .orElseGet(() -> invalid(
                            subject,
                            text,
                            "has '" + PrintableText.quote(ports)
                                    + "' for the port of the host, which is no number from 0 to 65535, range of them, or"
                                    + " property." + EXAMPLES));
        }
        return range;
    }

    private static List<PortBinding> bindings(
            String subject,
            String text,
            PortRange container,
            String protocol,
            String hostIp,
            Optional<PortRange> host) {
        if (host.isPresent() && !container.isOne() && host.get().size() != container.size()) {
            throw invalid(
                    subject,
                    text,
                    "has " + host.get().size() + " ports of the host for " + container.size()
                            + " of the container. Write ranges of the same size.");
        }
        return IntStream.range(0, container.size())
                .mapToObj(i -> new PortBinding(
                        container.first() + i,
                        protocol,
                        hostIp,
                        host.map(range -> container.isOne() ? range.toString() : String.valueOf(range.first() + i))
                                .orElse("")))
                .toList();
    }

    private static DockerFailureException invalid(String subject, String text, String problem) {
        return new DockerFailureException(subject + ": '" + PrintableText.quote(text) + "' " + problem);
    }
}
