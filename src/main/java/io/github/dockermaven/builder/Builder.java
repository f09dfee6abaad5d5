package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;
import java.util.Locale;

/** The builders of images from Dockerfiles. */
public enum Builder {
    /** This plugin itself wherever possible, else the engine. */
    AUTO,
    /** The engine: BuildKit, or its classic builder. */
    ENGINE,
    /** This plugin itself; an unsupported Dockerfile is an error. */
    EMBEDDED;

    /**
     * Parses a builder, ignoring case.
     *
     * @throws DockerFailureException for an unknown one, with the known ones
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
