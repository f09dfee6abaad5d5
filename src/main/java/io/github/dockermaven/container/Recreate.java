package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;
import java.util.Locale;

/** When a start makes a container anew that exists. */
public enum Recreate {
    /** If its image, its configuration or one of its networks has changed, or if it has ended. */
    CHANGED,
    /** Always. */
    ALWAYS,
    /** Never: one that has ended is started again as it is. */
    NEVER;

    /** @throws DockerFailureException if there is no such word */
    public static Recreate parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "docker.recreate '" + text + "' is not known. Write changed, always or never."));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
