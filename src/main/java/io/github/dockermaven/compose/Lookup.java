package io.github.dockermaven.compose;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of names that a compose file has without one: {@code environment: [HOME]}.
 *
 * @param variables of the environment and of {@code .env}
 */
record Lookup(Map<String, String> variables) {
    private static final String SERVICES = "services";

    YamlNode.Mapping apply(YamlNode.Mapping model) {
        return Nodes.change(
                model, SERVICES, services -> Nodes.mapValues(services, (name, service) -> service(service)));
    }

    private YamlNode service(YamlNode node) {
        return node instanceof YamlNode.Mapping service
                ? Nodes.change(
                        Nodes.change(service, "environment", names -> found(names, true)),
                        "build",
                        build -> Nodes.change(build, "args", names -> found(names, false)))
                : node;
    }

    /** A container may have a name without a value, a build has none. */
    private YamlNode.Mapping found(YamlNode.Mapping names, boolean keepsNames) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        names.entries().forEach((name, entry) -> {
            boolean isFound = Nodes.isNull(entry.value()) && variables.containsKey(name);
            if (isFound) {
                entries.put(
                        name,
                        new YamlNode.Entry(entry.key(), Nodes.text(entry.value().position(), variables.get(name))));
            } else if (keepsNames || !Nodes.isNull(entry.value())) {
                entries.put(name, entry);
            }
        });
        return new YamlNode.Mapping(names.position(), names.tag(), entries);
    }
}
