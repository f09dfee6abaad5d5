package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services that a service depends on without saying so: those it links to, and whose network or volumes it has. */
final class ImpliedDependencies {
    private static final String SERVICE = "service:";
    private static final String CONTAINER = "container:";
    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");

    private ImpliedDependencies() {}

    static YamlNode.Mapping added(YamlNode.Mapping service) {
        Map<String, YamlNode.Entry> all = new LinkedHashMap<>(Nodes.mapping(service, "depends_on")
                .map(YamlNode.Mapping::entries)
                .orElse(Map.of()));
        for (YamlNode.Scalar link : Nodes.texts(service, "links")) {
            String[] parts = link.text().split(":", -1);
            add(all, parts.length == 2 ? parts[0] : link.text(), link, true);
        }
        for (String namespace : NAMESPACES) {
            Nodes.scalar(service, namespace)
                    .flatMap(ImpliedDependencies::shared)
                    .ifPresent(node -> add(all, node.text(), node, true));
        }
        for (YamlNode.Scalar from : Nodes.texts(service, "volumes_from")) {
            if (!from.text().startsWith(CONTAINER)) {
                add(all, from.text().split(":", -1)[0], from, false);
            }
        }
        return all.isEmpty()
                ? service
                : Nodes.with(
                        service,
                        "depends_on",
                        new YamlNode.Mapping(
                                service.get("depends_on").orElse(service).position(), Optional.empty(), all));
    }

    private static Optional<YamlNode.Scalar> shared(YamlNode.Scalar mode) {
        return mode.text().startsWith(SERVICE)
                ? Optional.of(mode.with(mode.text().substring(SERVICE.length())))
                : Optional.empty();
    }

    private static void add(Map<String, YamlNode.Entry> all, String name, YamlNode node, boolean restarts) {
        Map<String, YamlNode> dependency = new LinkedHashMap<>();
        dependency.put("condition", ScalarForm.text(node, ServiceForms.STARTED));
        if (restarts) {
            dependency.put("restart", ScalarForm.plain(node, "true"));
        }
        dependency.put("required", ScalarForm.plain(node, "true"));
        all.putIfAbsent(name, new YamlNode.Entry(node.position(), ShortForm.mappingOf(node, dependency)));
    }
}
