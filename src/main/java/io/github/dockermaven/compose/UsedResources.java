package io.github.dockermaven.compose;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The networks, volumes, secrets, configs and models that a service uses: others are not made. */
final class UsedResources {
    private UsedResources() {}

    static YamlNode.Mapping of(YamlNode.Mapping model) {
        List<YamlNode> services = Nodes.mapping(model, "services")
                .map(all -> all.entries().values().stream()
                        .map(YamlNode.Entry::value)
                        .toList())
                .orElse(List.of());
        YamlNode.Mapping used = model;
        for (String kind : List.of("networks", "models")) {
            Set<String> names = new HashSet<>();
            services.forEach(service -> Nodes.mapping(service, kind)
                    .ifPresent(mapping -> names.addAll(mapping.entries().keySet())));
            used = only(used, kind, names);
        }
        for (String kind : List.of("volumes", "secrets", "configs")) {
            Set<String> names = new HashSet<>();
            services.forEach(service -> {
                addSources(service, kind, names);
                Nodes.mapping(service, "build").ifPresent(build -> addSources(build, kind, names));
            });
            used = only(used, kind, names);
        }
        return used;
    }

    private static void addSources(YamlNode node, String kind, Set<String> names) {
        Nodes.items(node, kind).stream()
                .filter(item -> Nodes.text(item, "type")
                        .filter(type -> !type.equals("volume"))
                        .isEmpty())
                .forEach(item -> Nodes.text(item, "source").ifPresent(names::add));
    }

    private static YamlNode.Mapping only(YamlNode.Mapping model, String kind, Set<String> names) {
        if (Nodes.mapping(model, kind).isEmpty()) {
            return model;
        }
        YamlNode.Mapping kept = Nodes.change(model, kind, all -> {
            Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(all.entries());
            entries.keySet().retainAll(names);
            return new YamlNode.Mapping(all.position(), all.tag(), entries);
        });
        boolean isEmpty =
                Nodes.mapping(kept, kind).filter(all -> all.entries().isEmpty()).isPresent();
        return isEmpty ? Nodes.without(kept, kind) : kept;
    }
}
