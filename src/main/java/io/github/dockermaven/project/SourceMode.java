package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;

/** Which images get an archive of their sources; the names are those of the io.fabric8 plugin. */
public enum SourceMode {
    /** The first that is built. */
    FIRST,
    /** All that are built. */
    ALL;

    /**
     * Parses a mode, ignoring case.
     *
     * @throws DockerFailureException for an unknown one, with the known ones
     */
    public static SourceMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(
                        "docker.source.mode '" + text + "' is not known. Write first or all."));
    }
}
