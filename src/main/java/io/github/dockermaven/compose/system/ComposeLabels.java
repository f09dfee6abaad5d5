package io.github.dockermaven.compose.system;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.container.ComposeMark;
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
        return labels;
    }

    /** Returns those of a network, those of its own included. */
    Map<String, String> network(ComposeValue network) {
        return ofKind("network", network);
    }

    /** Returns those of a volume, those of its own included. */
    Map<String, String> volume(ComposeValue volume) {
        return ofKind("volume", volume);
    }

    private Map<String, String> ofKind(String kind, ComposeValue value) {
        Map<String, String> labels = new LinkedHashMap<>(value.isNull() ? Map.of() : value.map("labels"));
        labels.putAll(common());
        labels.put(PREFIX + kind, value.name());
        return labels;
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
