package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;
import java.util.Locale;

/** What makes an image of a Dockerfile. */
public enum Builder {
    /** This plugin itself wherever it can, else the engine. */
    AUTO,
    /** The engine: BuildKit, or its classic builder. */
    ENGINE,
    /** This plugin itself; a Dockerfile that it cannot do is an error. */
    EMBEDDED;

    /**
     * Reads one, without regard to case.
     *
     * @throws DockerFailureException if there is no such builder, with those that there are
     */
    public static Builder parse(String text) {
        return Arrays.stream(values())
                .filter(builder -> builder.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "docker.builder '" + text + "' is not known. Write one of auto, engine, embedded."));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
