package io.github.dockermaven.error;

/**
 * What the user gave, or what an engine, container or registry answered, cannot lead to the result asked for. The
 * message names the subject, the cause and the fix; Maven shows it as a failure of the build.
 */
public class DockerFailureException extends RuntimeException {
    public DockerFailureException(String message) {
        super(PrintableText.lines(message));
    }

    public DockerFailureException(String message, Throwable cause) {
        super(PrintableText.lines(message), cause);
    }
}
