package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of the logs that is printed.
 *
 * @param tail the number of last lines of each container; all without
 * @param since the earliest time
 * @param until the latest time
 * @param follow whether to wait for what they will still write
 */
public record LogRequest(Optional<Integer> tail, Optional<Instant> since, Optional<Instant> until, boolean follow) {
    /** @throws DockerFailureException if what comes later is both wanted and not */
    public LogRequest {
        if (follow && until.isPresent()) {
            throw new DockerFailureException(
                    "docker.logs.until ends what docker.logs.follow waits for. Give one of them.");
        }
        if (since.isPresent() && until.filter(since.get()::isAfter).isPresent()) {
            throw new DockerFailureException(
                    "docker.logs.since is later than docker.logs.until: no line is between them." + " Exchange them.");
        }
    }

    /**
     * Reads a number of last lines.
     *
     * @param subject the text's owner, for the error
     * @param text a number, or {@code all}
     * @return empty for all
     * @throws DockerFailureException if it is neither
     */
    public static Optional<Integer> lines(String subject, String text) {
        if (text.equalsIgnoreCase("all")) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new DockerFailureException(subject + " '" + PrintableText.quote(text)
                    + "' is not a number of lines. Write a number from 0 to 999999999, or all.");
        }
        return Optional.of(Integer.parseInt(text));
    }

    LogOptions options(boolean timestamps) {
        return new LogOptions(false, tail, since, until, timestamps, true, true);
    }
}
