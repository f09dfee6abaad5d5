package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services that are switched on, and the networks, volumes, secrets and configs that these use.
 *
 * @param asked the profiles that are switched on; {@code *} is all of them
 */
record Profiles(List<String> asked) {
    private static final String SERVICES = "services";

    /** Returns a model's services that are switched off. */
    List<String> switchedOff(YamlNode.Mapping model) {
        List<String> names = new ArrayList<>();
        Nodes.mapping(model, SERVICES).ifPresent(services -> services.entries().forEach((name, entry) -> {
            if (!isOn(entry.value())) {
                names.add(name);
            }
        }));
        return names;
    }

    private boolean isOn(YamlNode service) {
        List<YamlNode.Scalar> own = Nodes.texts(service, "profiles");
        return own.isEmpty() || asked.contains("*") || own.stream().anyMatch(each -> asked.contains(each.text()));
    }

    /** Returns a model without what is switched off and what nothing uses. */
    YamlNode.Mapping apply(YamlNode.Mapping model) {
        Set<String> off = new HashSet<>(switchedOff(model));
        YamlNode.Mapping rest = Nodes.change(model, SERVICES, services -> without(services, off));
        Nodes.mapping(rest, SERVICES).ifPresent(services -> services.entries()
                .forEach((name, entry) -> Nodes.mapping(entry.value(), "depends_on")
                        .ifPresent(others -> check(name, others, model, off))));
        return UsedResources.of(rest);
    }

    private static YamlNode.Mapping without(YamlNode.Mapping mapping, Set<String> keys) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.keySet().removeAll(keys);
        return new YamlNode.Mapping(mapping.position(), mapping.tag(), entries);
    }

    private static void check(String name, YamlNode.Mapping others, YamlNode.Mapping model, Set<String> off) {
        others.entries().forEach((other, entry) -> {
            boolean isRequired = Nodes.text(entry.value(), "required")
                    .filter("false"::equals)
                    .isEmpty();
            if (off.contains(other) && isRequired) {
                throw entry.key()
                        .error("The service " + PrintableText.quote(name) + " depends on " + PrintableText.quote(other)
                                + ", which is switched off: no profile of it (" + profiles(model, other)
                                + ") is asked for. Ask for one, or write \"required: false\" there.");
            }
        });
    }

    private static String profiles(YamlNode.Mapping model, String service) {
        return Nodes.mapping(model, SERVICES)
                .flatMap(services -> services.get(service))
                .map(node -> Nodes.texts(node, "profiles").stream()
                        .map(each -> PrintableText.quote(each.text()))
                        .toList())
                .map(names -> String.join(", ", names))
                .orElse("");
    }
}
