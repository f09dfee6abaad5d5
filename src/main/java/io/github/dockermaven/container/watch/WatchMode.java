package io.github.dockermaven.container.watch;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reaction to changes, in io.fabric8's words. */
public enum WatchMode {
    /** The image is built anew. */
    BUILD(true, false),
    /** The container is made anew if its image is another, whoever made it. */
    RUN(false, true),
    /** Both. */
    BOTH(true, true),
    /** Changed files are copied into the container. */
    COPY(false, false),
    /** Nothing. */
    NONE(false, false);

    private final boolean builds;
    private final boolean runs;

    WatchMode(boolean builds, boolean runs) {
        this.builds = builds;
        this.runs = runs;
    }

    /**
     * Parses a mode, ignoring case.
     *
     * @param subject what has it, for the error
     * @throws DockerFailureException for an unknown one, with the known ones
     */
    public static WatchMode parse(String subject, String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new DockerFailureException(subject + " '" + PrintableText.quote(text)
                        + "' is not known. Write one of "
                        + Arrays.stream(values()).map(WatchMode::toString).collect(Collectors.joining(", "))
                        + "."));
    }

    /** Returns whether images are built. */
    public boolean builds() {
        return builds;
    }

    /** Returns whether containers are made anew. */
    public boolean runs() {
        return runs;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
