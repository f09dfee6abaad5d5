package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A published port that is written as {@code [[address:]published:]target[/protocol]}, with ranges such as {@code 80-90}. */
final class PortText {
    private static final int HIGHEST = 65_535;
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");

    private final YamlNode.Scalar node;
    private final Place place;

    /** Ports from the first to the last one. */
    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }
    }

    private PortText(YamlNode.Scalar node, Place place) {
        this.node = node;
        this.place = place;
    }

    /** Returns a mapping for each port in the container, in the order of their texts, as compose has it. */
    static List<YamlNode.Mapping> parse(YamlNode.Scalar node, Place place) {
        return new PortText(node, place).ports(ScalarTypes.text(node));
    }

    private List<YamlNode.Mapping> ports(String text) {
        int slash = text.lastIndexOf('/');
        String protocol = slash < 0 ? "tcp" : text.substring(slash + 1).toLowerCase(Locale.ROOT);
        if (!PROTOCOLS.contains(protocol)) {
            throw problem("the protocol '" + PrintableText.quote(protocol) + "' is none of tcp, udp and sctp.");
        }
        String address = slash < 0 ? text : text.substring(0, slash);
        int end = address.lastIndexOf(':');
        Range target = range(address.substring(end + 1));
        String host = end < 0 ? "" : address.substring(0, end);
        int middle = host.lastIndexOf(':');
        String published = host.substring(middle + 1);
        String ip = middle < 0 ? "" : ip(host.substring(0, middle));
        return IntStream.rangeClosed(target.first(), target.last())
                .boxed()
                .sorted(Comparator.comparing(port -> port + "/" + protocol))
                .map(port -> port(ip, published(published, target, port), port, protocol))
                .toList();
    }

    /** One port in the container may have a range at the host, from which one is taken. */
    private String published(String text, Range target, int port) {
        if (text.isEmpty()) {
            return "";
        }
        Range published = range(text);
        if (target.size() == 1) {
            return published.size() == 1
                    ? Integer.toString(published.first())
                    : published.first() + "-" + published.last();
        }
        if (published.size() != target.size()) {
            throw problem("it has " + published.size() + " ports at the host for " + target.size()
                    + " in the container. Write ranges of the same length.");
        }
        return Integer.toString(published.first() + port - target.first());
    }

    private YamlNode.Mapping port(String ip, String published, int target, String protocol) {
        Map<String, YamlNode> port = new LinkedHashMap<>();
        port.put("mode", ScalarForm.text(node, "ingress"));
        if (!ip.isEmpty()) {
            port.put("host_ip", ScalarForm.text(node, ip));
        }
        port.put("target", ScalarForm.plain(node, Integer.toString(target)));
        if (!published.isEmpty()) {
            port.put("published", ScalarForm.text(node, published));
        }
        port.put("protocol", ScalarForm.text(node, protocol));
        return ShortForm.mappingOf(node, port);
    }

    private String ip(String text) {
        boolean hasBrackets = text.startsWith("[") && text.endsWith("]");
        String ip = hasBrackets ? text.substring(1, text.length() - 1) : text;
        if (ip.isEmpty()) {
            return ip;
        }
        if (hasBrackets != ip.contains(":") || !PortForm.isAddress(ip)) {
            throw problem("'" + PrintableText.quote(text)
                    + "' is no address. Write one such as 127.0.0.1, or [::1] with brackets.");
        }
        return ip;
    }

    private Range range(String text) {
        String[] ends = text.split("-", -1);
        int first = port(ends[0]);
        int last = ends.length == 1 ? first : port(ends[1]);
        if (ends.length > 2 || last < first) {
            throw problem("'" + PrintableText.quote(text) + "' is no range of ports. Write one such as 8000-8010.");
        }
        return new Range(first, last);
    }

    private int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST) {
            throw problem(
                    "'" + PrintableText.quote(text)
                            + "' is no port from 0 to 65535. Write \"8080:80\" for port 80 of the container at 8080 of the host.");
        }
        return Integer.parseInt(text);
    }

    private DockerFailureException problem(String problem) {
        return place.error(node, problem);
    }
}
