package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NetworkAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Containers of an engine's list, for tests. */
final class TestContainer {
    private TestContainer() {}

    /** Returns one that this plugin did not make. */
    static ListedContainer foreign(String name) {
        return container(name, Map.of());
    }

    /** @param dependsOn the names of the containers that it depends on */
    static ListedContainer of(String name, Owner owner, String alias, String... dependsOn) {
        Map<String, String> labels = new LinkedHashMap<>(owner.labels());
        labels.putAll(new ContainerLabels(alias, "c0ffee", "sha256:1", List.of(dependsOn)).toMap());
        return container(name, labels);
    }

    /** Returns one of an owner that has an address in a network. */
    static ListedContainer at(String name, Owner owner, String network, String ip) {
        return container(
                name, of(name, owner, name).labels(), Map.of(network, new NetworkAddress("n", ip, "", List.of())));
    }

    /** Returns one that docker:run has started. */
    static ListedContainer ofRun(String name, Owner owner, String alias) {
        Map<String, String> labels = new LinkedHashMap<>(of(name, owner, alias).labels());
        labels.put(Owner.RUN_LABEL, "7");
        return container(name, labels);
    }

    private static ListedContainer container(String name, Map<String, String> labels) {
        return container(name, labels, Map.of());
    }

    private static ListedContainer container(
            String name, Map<String, String> labels, Map<String, NetworkAddress> networks) {
        return new ListedContainer(
                "id-" + name,
                name,
                "shop/" + name + ":1.0",
                "sha256:1",
                "running",
                "Up 2 minutes",
                Instant.EPOCH,
                labels,
                List.of(),
                networks);
    }
}
