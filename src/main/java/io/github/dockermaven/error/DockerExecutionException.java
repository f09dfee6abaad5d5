package io.github.dockermaven.error;

/**
 * An error that kept the plugin from running: an engine that cannot be reached, a file that cannot be read, an
 * interruption. The message names the subject, the cause and the fix. Maven shows it as an error of the plugin's
 * execution.
 */
public class DockerExecutionException extends RuntimeException {
    public DockerExecutionException(String message) {
        super(PrintableText.lines(message));
    }

    public DockerExecutionException(String message, Throwable cause) {
        super(PrintableText.lines(message), cause);
    }
}
