package io.github.dockermaven.project;

import io.github.dockermaven.builder.BuiltImage;
import io.github.dockermaven.error.DockerFailureException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;

/**
 * The property {@code project.build.outputTimestamp}, by which
 * <a href="https://maven.apache.org/guides/mini/guide-reproducible-builds.html">reproducible builds</a> give what they
 * make a fixed time.
 */
public final class OutputTimestamp {
    /** What Maven 4 sets where no POM does. By Maven 3, which sets nothing, an image is to become the same. */
    private static final Instant DEFAULT = Instant.parse("1980-02-01T00:00:00Z");

    private static final String HINT =
            "The image says that it was made in February 1980, so that the same files are the same"
                    + " image: set the property project.build.outputTimestamp in the POM to have another time in it.";

    private static final Pattern SECONDS = Pattern.compile("\\d{2,12}");

    private OutputTimestamp() {}

    /**
     * Returns why an image seems to be decades old, the first time that a project without this property builds one, and once
     * in a Maven build.
     *
     * @param time the time that was given to the image
     * @param place that of an image which is not recorded yet
     */
    static Optional<String> hint(MavenSession session, Instant time, ImageOutput place, BuiltImage image) {
        boolean explained = image.fixedTime() && time.equals(DEFAULT) && !BuiltImageFile.isThere(place);
        return explained && OncePerBuild.first(session, HINT) ? Optional.of(HINT) : Optional.empty();
    }

    /**
     * Reads it.
     *
     * @param text seconds since 1970, or a time of ISO 8601 with its offset; nothing or one character, by which such
     *     builds are switched off, for none
     * @return February 1980 for none
     * @throws DockerFailureException if it is not that
     */
    public static Instant parse(String text) {
        if (text.strip().length() <= 1) {
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
