package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an application lies in its image. */
public enum ApplicationLayout {
    /** As the one jar that it was packaged as. */
    JAR,
    /** As the layers of a layered Spring Boot jar, each an image layer. */
    LAYERS;

    /**
     * Reads a layout, without regard to case.
     *
     * @throws DockerFailureException if there is no such layout, with those that there are
     */
    public static ApplicationLayout parse(String text) {
        return Arrays.stream(values())
                .filter(layout -> layout.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException("layout '" + text + "' is not known. Write one of "
                        + Arrays.stream(values())
                                .map(ApplicationLayout::toString)
                                .collect(Collectors.joining(", ")) + "."));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
