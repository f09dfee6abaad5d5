package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A search for services that depend on themselves. */
final class DependencyCycle {
    private final Map<String, YamlNode.Entry> services;
    private final Set<String> done = new HashSet<>();
    private final List<String> way = new ArrayList<>();

    private DependencyCycle(Map<String, YamlNode.Entry> services) {
        this.services = services;
    }

    /**
     * Checks that every service can be started after those it depends on.
     *
     * @throws io.github.dockermaven.error.DockerFailureException with the whole circle
     */
    static void check(YamlNode.Mapping model) {
        Nodes.mapping(model, "services").ifPresent(all -> {
            DependencyCycle search = new DependencyCycle(all.entries());
            all.entries().keySet().forEach(search::visit);
        });
    }

    private void visit(String name) {
        if (!services.containsKey(name) || !done.add(name)) {
            return;
        }
        way.add(name);
        Nodes.mapping(services.get(name).value(), "depends_on")
                .ifPresent(others -> others.entries().forEach((other, entry) -> {
                    if (way.contains(other)) {
                        throw entry.key().error(message(other));
                    }
                    visit(other);
                }));
        way.remove(way.size() - 1);
    }

    private String message(String other) {
        List<String> circle = new ArrayList<>(way.subList(way.indexOf(other), way.size()));
        circle.add(other);
        return "These services depend on each other in a circle: " + PrintableText.line(String.join(" → ", circle))
                + ". Remove one of these dependencies.";
    }
}
