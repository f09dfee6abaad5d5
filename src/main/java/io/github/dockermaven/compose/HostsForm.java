package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Additional hosts, written as a mapping of names to addresses, or as a list of {@code name=address} or
 * {@code name:address}: the model has the list, in order, with {@code =}.
 */
final class HostsForm implements Form {
    @Override
    public YamlNode canonical(YamlNode node, Place place) {
        List<YamlNode> hosts = new ArrayList<>();
        if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> listed(item, place.item(hosts.size()), hosts));
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                Place host = place.child(name);
                YamlNode addresses = Nodes.isNull(entry.value())
                        ? ScalarForm.text(entry.value(), "")
                        : ListForm.TEXT_OR_TEXTS.canonical(entry.value(), host);
                add(name, addresses, host, hosts);
            });
        } else {
            throw place.wrong(node, "a list such as [\"myhost=10.0.0.1\"]");
        }
        hosts.sort(Comparator.comparing(host -> ((YamlNode.Scalar) host).text()));
        return new YamlNode.Sequence(node.position(), Optional.empty(), hosts);
    }

    private static void listed(YamlNode item, Place place, List<YamlNode> hosts) {
        String text = ((YamlNode.Scalar) ScalarForm.TEXT.canonical(item, place)).text();
        int end = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf(':');
        if (end < 0) {
            throw place.error(item, "'" + PrintableText.quote(text) + "' has no address. Write it as host=10.0.0.1.");
        }
        List<YamlNode> addresses = new ArrayList<>();
        for (String address : text.substring(end + 1).split(",", -1)) {
            addresses.add(ScalarForm.text(item, address));
        }
        add(text.substring(0, end), new YamlNode.Sequence(item.position(), Optional.empty(), addresses), place, hosts);
    }

    private static void add(String name, YamlNode addresses, Place place, List<YamlNode> hosts) {
        if (name.isEmpty() || name.indexOf(':') >= 0 || name.indexOf('=') >= 0) {
            throw place.error(addresses, "'" + PrintableText.quote(name) + "' is no host name.");
        }
        List<YamlNode> all = addresses instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(addresses);
        for (YamlNode each : all) {
            String address = ((YamlNode.Scalar) each).text();
            boolean hasBrackets = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
            hosts.add(ScalarForm.text(
                    each, name + "=" + (hasBrackets ? address.substring(1, address.length() - 1) : address)));
        }
    }
}
