package io.github.dockermaven.error;

/**
 * A failure because of the user's input, or of the response of an engine, container or registry. The message names the
 * subject, the cause and the fix. Maven shows it as a failure of the build.
 */
public class DockerFailureException extends RuntimeException {
    public DockerFailureException(String message) {
        super(PrintableText.lines(message));
    }

    public DockerFailureException(String message, Throwable cause) {
        super(PrintableText.lines(message), cause);
    }
}
