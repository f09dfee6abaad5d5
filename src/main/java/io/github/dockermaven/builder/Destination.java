package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.PullPolicy;
import java.util.Arrays;
import java.util.Locale;

/** Where an image goes when it is built. */
public enum Destination {
    /** Into a Docker Engine. */
    ENGINE,
    /** Into a file that engines, podman and skopeo load. */
    ARCHIVE,
    /** Into the registries of its names. */
    REGISTRY;

    /**
     * Reads one, without regard to case.
     *
     * @throws DockerFailureException if there is no such destination, with those that there are
     */
    public static Destination parse(String text) {
        return Arrays.stream(values())
                .filter(destination -> destination.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "docker.destination '" + text + "' is not known. Write one of engine, archive, registry."));
    }

    /**
     * Where the base image of one that goes here is looked for first.
     *
     * @param policy when it is pulled
     */
    public Destination baseImageLocation(PullPolicy policy) {
        return this == REGISTRY && policy != PullPolicy.NEVER ? REGISTRY : ENGINE;
    }

    /** The place in words: {@code an engine}. */
    public String place() {
        return this == REGISTRY ? "a registry" : "an " + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
