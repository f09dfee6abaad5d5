package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Values that say nothing: empty texts and lists, {@code false} and 0 where they are the default. {@code docker compose
 * config} leaves them out.
 */
final class EmptyValues {
    /** Keys whose empty value is another one than none. */
    private static final Set<String> KEPT = Set.of(
            "attach",
            "command",
            "enable_ipv4",
            "enable_ipv6",
            "entrypoint",
            "hard",
            "init",
            "max_attempts",
            "parallelism",
            "replicas",
            "required",
            "retries",
            "scale",
            "soft",
            "value");
    /** Keys whose mapping says something even if it is empty: that it is there. */
    private static final Set<String> OBJECTS = Set.of(
            "bind",
            "blkio_config",
            "credential_spec",
            "deploy",
            "develop",
            "healthcheck",
            "image",
            "limits",
            "logging",
            "reservations",
            "restart_policy",
            "rollback_config",
            "tmpfs",
            "update_config",
            "volume");
    /** Keys below which names and values are the file's. */
    private static final Set<String> PAIRS = Set.of(
            "additional_contexts",
            "annotations",
            "args",
            "aux_addresses",
            "driver_opts",
            "environment",
            "labels",
            "options",
            "ssh",
            "storage_opt",
            "sysctls");
    /** Keys below which names are the file's. */
    private static final Set<String> NAMES =
            Set.of("configs", "depends_on", "models", "networks", "secrets", "services", "ulimits", "volumes");

    private EmptyValues() {}

    static YamlNode.Mapping removed(YamlNode.Mapping mapping) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            YamlNode value = key.startsWith(MappingForm.EXTENSION) ? entry.value() : value(key, entry.value());
            if (isKept(key, value)) {
                entries.put(key, new YamlNode.Entry(entry.key(), value));
            }
        });
        return new YamlNode.Mapping(mapping.position(), mapping.tag(), entries);
    }

    private static YamlNode value(String key, YamlNode value) {
        if (value instanceof YamlNode.Mapping mapping && !PAIRS.contains(key)) {
            return NAMES.contains(key) ? Nodes.mapValues(mapping, (name, each) -> item(each)) : removed(mapping);
        }
        return value instanceof YamlNode.Sequence sequence ? Nodes.mapItems(sequence, EmptyValues::item) : value;
    }

    private static YamlNode item(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping ? removed(mapping) : node;
    }

    private static boolean isKept(String key, YamlNode value) {
        if (value instanceof YamlNode.Scalar scalar) {
            boolean isDefault = scalar.isPlain()
                    && (scalar.text().equals("false") || scalar.text().equals("0"));
            return !scalar.isNull() && !scalar.text().isEmpty() && !(isDefault && !KEPT.contains(key));
        }
        return KEPT.contains(key)
                || (value instanceof YamlNode.Sequence sequence
                        ? !sequence.items().isEmpty()
                        : OBJECTS.contains(key)
                                || !((YamlNode.Mapping) value).entries().isEmpty());
    }
}
