package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Lists in which a later item replaces an earlier one of the same name, target or port, as files that are merged make
 * them.
 */
final class UniqueItems {
    private static final KeyTable<Function<YamlNode, String>> KEYS = KeyTable.of(keys());

    private UniqueItems() {}

    private static Map<String, Function<YamlNode, String>> keys() {
        Map<String, Function<YamlNode, String>> keys = new TreeMap<>();
        for (String place : List.of(
                "build.tags",
                "cap_add",
                "cap_drop",
                "dns",
                "dns_opt",
                "dns_search",
                "expose",
                "links",
                "networks.*.aliases",
                "networks.*.link_local_ips",
                "profiles",
                "tmpfs")) {
            keys.put("services.*." + place, UniqueItems::name);
        }
        keys.put("services.*.extra_hosts", UniqueItems::text);
        keys.put("services.*.build.extra_hosts", UniqueItems::text);
        keys.put("services.*.configs", item -> target(item, ""));
        keys.put("services.*.secrets", item -> target(item, "/run/secrets"));
        keys.put("services.*.volumes", item -> target(item, ""));
        keys.put("services.*.devices", item -> target(item, ""));
        keys.put("services.*.env_file", item -> Nodes.text(item, "path").orElse(""));
        keys.put("services.*.ports", UniqueItems::port);
        return keys;
    }

    static YamlNode.Mapping of(YamlNode.Mapping model) {
        return mapping(model, KeyPath.ROOT);
    }

    private static YamlNode.Mapping mapping(YamlNode.Mapping mapping, KeyPath path) {
        return Nodes.mapValues(mapping, (key, value) -> node(value, path.child(key)));
    }

    private static YamlNode node(YamlNode node, KeyPath path) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping(mapping, path);
        }
        return node instanceof YamlNode.Sequence sequence
                ? KEYS.at(path).<YamlNode>map(key -> unique(sequence, key)).orElse(sequence)
                : node;
    }

    private static YamlNode.Sequence unique(YamlNode.Sequence sequence, Function<YamlNode, String> key) {
        Map<String, YamlNode> items = new LinkedHashMap<>();
        sequence.items().forEach(item -> items.put(key.apply(item), item));
        return new YamlNode.Sequence(sequence.position(), sequence.tag(), new ArrayList<>(items.values()));
    }

    private static String text(YamlNode item) {
        return item instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    /** Of {@code name=value} it is the name. */
    private static String name(YamlNode item) {
        return text(item).replaceFirst("(?s)=.*", "");
    }

    private static String target(YamlNode item, String folder) {
        return Nodes.text(item, "target")
                .orElseGet(() -> folder + "/" + Nodes.text(item, "source").orElse(""));
    }

    private static String port(YamlNode item) {
        return Nodes.text(item, "host_ip").orElse("0.0.0.0") + ":"
                + Nodes.text(item, "published").orElse("") + ":"
                + Nodes.text(item, "target").orElse("") + "/"
                + Nodes.text(item, "protocol").orElse("tcp");
    }
}
