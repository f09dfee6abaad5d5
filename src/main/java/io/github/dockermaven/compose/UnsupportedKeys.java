package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that compose knows and containers of ours cannot have. Where a container without it is another one that is an
 * error, else a warning.
 */
public final class UnsupportedKeys {
    private static final KeyTable<Unsupported> SERVICE = KeyTable.of(table());

    /**
     * A key that is not supported.
     *
     * @param instead what to do in its place
     * @param isError whether the container would be another one
     */
    private record Unsupported(String instead, boolean isError) {}

    private final List<String> warnings = new ArrayList<>();

    private UnsupportedKeys() {}

    private static Map<String, Unsupported> table() {
        Map<String, Unsupported> keys = new LinkedHashMap<>();
        error(keys, "Start this service with docker compose.", "gpus", "models", "provider", "use_api_socket");
        error(keys, "Set the engine's default-runtime, or leave it out.", "runtime");
        error(keys, "Leave it out: containers are those of Linux.", "credential_spec");
        error(keys, "Write cpus: with the number of processors.", "cpu_period", "cpu_quota");
        error(keys, "Leave it out.", "cpu_rt_period", "cpu_rt_runtime", "cgroup", "cgroup_parent", "uts");
        error(keys, "Leave it out.", "device_cgroup_rules", "oom_kill_disable", "storage_opt");
        for (String hook : List.of("post_start", "pre_stop")) {
            for (String key : List.of("environment", "privileged", "user", "working_dir")) {
                error(keys, "Write what it does into the command.", hook + ".*." + key);
            }
        }
        error(keys, "Leave it out, or write ipv4_address.", "mac_address", "networks.*.mac_address");
        error(keys, "Leave it out.", "networks.*.interface_name", "networks.*.link_local_ips");
        error(keys, "Leave it out.", "networks.*.driver_opts", "networks.*.gw_priority");
        error(keys, "Start this service with docker compose.", "deploy.resources.reservations.devices");
        error(keys, "Mount the whole volume.", "volumes.*.volume.subpath", "volumes.*.image");
        error(keys, "Leave it out.", "volumes.*.bind.recursive");
        for (String key : List.of(
                "annotations",
                "blkio_config",
                "cpu_count",
                "cpu_percent",
                "mem_swappiness",
                "oom_score_adj",
                "pull_refresh_after",
                "volumes.*.volume.labels")) {
            keys.put(key, new Unsupported("", false));
        }
        return keys;
    }

    private static void error(Map<String, Unsupported> keys, String instead, String... names) {
        for (String name : names) {
            keys.put(name, new Unsupported(instead, true));
        }
    }

    /**
     * Returns a warning for each key of a project's services that has no effect.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if a container would be another one without a key
     */
    public static List<String> check(YamlNode.Mapping model) {
        UnsupportedKeys check = new UnsupportedKeys();
        Nodes.mapping(model, "services").ifPresent(services -> services.entries()
                .forEach((name, entry) -> check.node(entry.value(), "services." + name, KeyPath.ROOT)));
        return List.copyOf(check.warnings);
    }

    private void node(YamlNode node, String place, KeyPath path) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> key(entry, place + "." + key, path.child(key)));
        } else if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> node(item, place, path.child(KeyPath.ITEM)));
        }
    }

    private void key(YamlNode.Entry entry, String place, KeyPath path) {
        Optional<Unsupported> unsupported = SERVICE.at(path);
        if (unsupported.isEmpty()) {
            node(entry.value(), place, path);
            return;
        }
        String problem = PrintableText.quote(place) + " is known to compose, and is not supported here";
        if (unsupported.get().isError()) {
            throw entry.key().error(problem + ". " + unsupported.get().instead());
        }
        warnings.add(entry.key() + " " + problem + ": it has no effect.");
    }
}
