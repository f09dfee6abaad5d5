package io.github.dockermaven.compose.system;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ConfigJson;
import io.github.dockermaven.compose.YamlNode;
import io.github.dockermaven.container.ComposeMark;
import io.github.dockermaven.image.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The labels by which {@code docker compose}, Docker Desktop and IDEs see the containers, networks and volumes of a project.
 *
 * @param project whose
 */
record ComposeLabels(ComposeProject project) {
    private static final String PREFIX = ComposeMark.PREFIX;
    private static final String CONFIG_HASH = PREFIX + "config-hash";
    /** The version of Docker Compose whose labels these are. */
    private static final String VERSION = "2.40.3";

    /**
     * Returns those of a service's container, those of its own included.
     *
     * @param enabled the services that are not switched off by their profiles
     */
    Map<String, String> container(ComposeValue service, Set<String> enabled) {
        Map<String, String> labels = new LinkedHashMap<>(service.map("labels"));
        labels.putAll(common());
        labels.put(PREFIX + "service", service.name());
        labels.put(PREFIX + "container-number", "1");
        labels.put(PREFIX + "oneoff", "False");
        labels.put(
                PREFIX + "project.config_files",
                project.files().stream().map(Path::toString).collect(Collectors.joining(",")));
        labels.put(PREFIX + "project.working_dir", project.folder().toString());
        labels.put(PREFIX + "depends_on", dependsOn(service, enabled));
        labels.put(CONFIG_HASH, configuration(service));
        return labels;
    }

    /** Returns those of a network, those of its own included. */
    Map<String, String> network(ComposeValue network) {
        return ofKind("network", network, ConfigJson.ofNetwork(network.node()));
    }

    /** Returns those of a volume, those of its own included. */
    Map<String, String> volume(ComposeValue volume) {
        return ofKind("volume", volume, ConfigJson.ofVolume(volume.node()));
    }

    private Map<String, String> ofKind(String kind, ComposeValue value, String config) {
        Map<String, String> labels = new LinkedHashMap<>(value.isNull() ? Map.of() : value.map("labels"));
        labels.putAll(common());
        labels.put(PREFIX + kind, value.name());
        labels.put(
                CONFIG_HASH, Digest.of(config.getBytes(StandardCharsets.UTF_8)).hex());
        return labels;
    }

    /** Returns what the label's digest is of: it has the ids of other containers, which only the start knows. */
    private static String configuration(ComposeValue service) {
        return ConfigJson.ofService((YamlNode.Mapping) service.node(), other -> "${docker.container." + other + ".id}");
    }

    private Map<String, String> common() {
        return Map.of(PREFIX + "project", project.name(), PREFIX + "version", VERSION);
    }

    private static String dependsOn(ComposeValue service, Set<String> enabled) {
        return new TreeMap<>(service.entries("depends_on"))
                .values().stream()
                        .filter(on -> enabled.contains(on.name()))
                        .map(on -> on.name() + ":" + on.text("condition").orElse("service_started") + ":"
                                + on.isTrue("restart"))
                        .collect(Collectors.joining(","));
    }
}
