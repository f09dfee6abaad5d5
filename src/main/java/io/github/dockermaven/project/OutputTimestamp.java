package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerFailureException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * The property {@code project.build.outputTimestamp}, by which
 * <a href="https://maven.apache.org/guides/mini/guide-reproducible-builds.html">reproducible builds</a> give what they
 * make a fixed time.
 */
public final class OutputTimestamp {
    /** What Maven 4 sets where no POM does. By Maven 3, which sets nothing, an image is to become the same. */
    private static final Instant DEFAULT = Instant.parse("1980-02-01T00:00:00Z");

    private static final Pattern SECONDS = Pattern.compile("\\d{2,12}");

    private OutputTimestamp() {}

    /**
     * Reads it.
     *
     * @param text seconds since 1970, or a time of ISO 8601 with its offset; {@code null} or one character, by which such
     *     builds are switched off, for none
     * @return February 1980 for none
     * @throws DockerFailureException if it is not that
     */
    public static Instant parse(String text) {
        if (text == null || text.strip().length() <= 1) {
            return DEFAULT;
        }
        try {
            return SECONDS.matcher(text.strip()).matches()
                    ? Instant.ofEpochSecond(Long.parseLong(text.strip()))
                    : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new DockerFailureException(
                    "project.build.outputTimestamp '" + text
                            + "' is not a time. Write it as 2026-11-26T10:00:00Z, or as seconds since 1970.",
                    e);
        }
    }
}
