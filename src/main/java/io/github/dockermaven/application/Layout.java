package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an application lies in its image. */
public enum Layout {
    /** As the one jar that it was packaged as. */
    JAR,
    /** As the layers of a layered Spring Boot jar, each an image layer. */
    LAYERS;

    /**
     * Reads a layout, without regard to case.
     *
     * @throws DockerFailureException if there is no such layout, with those that there are
     */
    public static Layout parse(String text) {
        return Arrays.stream(values())
                .filter(layout -> layout.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException("layout '" + text + "' is not known. Write one of "
                        + Arrays.stream(values()).map(Layout::toString).collect(Collectors.joining(", ")) + "."));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
