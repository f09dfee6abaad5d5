package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;

/**
 * A place in a compose file.
 *
 * @param file the file as messages name it
 * @param line its line, from 1
 * @param column its column, from 1
 */
public record Position(String file, int line, int column) {
    /** Returns an error that begins with the place. */
    public DockerFailureException error(String message) {
        return new DockerFailureException(this + " " + message);
    }

    /** Returns what messages begin with: {@code compose.yaml:12:}. */
    @Override
    public String toString() {
        return PrintableText.quote(file) + ":" + line + ":";
    }
}
