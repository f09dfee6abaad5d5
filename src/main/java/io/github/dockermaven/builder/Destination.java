package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.PullPolicy;
import java.util.Arrays;
import java.util.Locale;

/** The destinations of built images. */
public enum Destination {
    /** A Docker Engine. */
    ENGINE,
    /** A file that engines, podman and skopeo load. */
    ARCHIVE,
    /** The registries of the image's names. */
    REGISTRY;

    /**
     * Parses a destination, ignoring case.
     *
     * @throws DockerFailureException for an unknown one, with the known ones
     */
    public static Destination parse(String text) {
        return Arrays.stream(values())
                .filter(destination -> destination.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "docker.destination '" + text + "' is not known. Write one of engine, archive, registry."));
    }

    /**
     * Returns the location where the base image of an image for this destination is searched first.
     *
     * @param policy the condition under which it is pulled
     */
    public Destination baseImageLocation(PullPolicy policy) {
        return this == REGISTRY && policy != PullPolicy.NEVER ? REGISTRY : ENGINE;
    }

    /** Returns the destination in words: {@code an engine}. */
    public String place() {
        return this == REGISTRY ? "a registry" : "an " + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
