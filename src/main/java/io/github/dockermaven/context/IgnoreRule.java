package io.github.dockermaven.context;

import java.nio.file.Path;

/**
 * A line of a {@code .dockerignore} file.
 *
 * @param file the file, as it was given
 * @param line the line's number, from 1
 * @param text the line, trimmed
 */
public record IgnoreRule(String file, int line, String text) {
    /** What a message calls it: {@code .dockerignore line 3}. */
    @Override
    public String toString() {
        return Path.of(file).getFileName() + " line " + line;
    }
}
