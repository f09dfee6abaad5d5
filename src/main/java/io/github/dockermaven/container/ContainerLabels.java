package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels of a container that a start made, beyond those of its {@link Owner}.
 *
 * @param alias the container's alias
 * @param config the digest of its configuration
 * @param image the id of its image
 * @param dependsOn the names of the containers that it depends on
 */
record ContainerLabels(String alias, String config, String image, List<String> dependsOn) {
    private static final String CONFIG_LABEL = "io.github.dockermaven.config";
    private static final String IMAGE_LABEL = "io.github.dockermaven.image";
    private static final String DEPENDS_ON_LABEL = "io.github.dockermaven.depends-on";

    /** Returns those of a container in the engine; its parts are empty where it has none. */
    static ContainerLabels of(ListedContainer container) {
        Map<String, String> labels = container.labels();
        String dependsOn = labels.getOrDefault(DEPENDS_ON_LABEL, "");
        return new ContainerLabels(
                labels.getOrDefault(Owner.ALIAS_LABEL, container.name()),
                labels.getOrDefault(CONFIG_LABEL, ""),
                labels.getOrDefault(IMAGE_LABEL, ""),
                dependsOn.isEmpty() ? List.of() : Arrays.asList(dependsOn.split(",")));
    }

    /** Returns them for the engine. */
    Map<String, String> toMap() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Owner.ALIAS_LABEL, alias);
        labels.put(CONFIG_LABEL, config);
        labels.put(IMAGE_LABEL, image);
        labels.put(DEPENDS_ON_LABEL, String.join(",", dependsOn));
        return labels;
    }
}
