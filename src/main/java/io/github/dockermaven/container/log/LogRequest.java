package io.github.dockermaven.container.log;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Optional;

/**
 * The part of the logs that is printed.
 *
 * @param tail the number of last lines of each container; all without
 * @param follow whether to wait for what they will still write
 */
public record LogRequest(Optional<Integer> tail, boolean follow) {
    /**
     * Reads the number of last lines.
     *
     * @param tail a number, or {@code all}
     * @throws DockerFailureException if it is neither
     */
    public static LogRequest of(String tail, boolean follow) {
        String text = tail.strip();
        if (text.equalsIgnoreCase("all")) {
            return new LogRequest(Optional.empty(), follow);
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new DockerFailureException("docker.logs.tail '" + PrintableText.quote(tail)
                    + "' is not a number of lines. Write a number from 0 to 999999999, or all.");
        }
        return new LogRequest(Optional.of(Integer.parseInt(text)), follow);
    }
}
