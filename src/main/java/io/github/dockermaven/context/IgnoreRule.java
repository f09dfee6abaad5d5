package io.github.dockermaven.context;

import java.nio.file.Path;

/**
 * A line of a {@code .dockerignore} file, or a rule without a file.
 *
 * @param file the file as it was given, or the reason of a rule without a file
 * @param line the line's number, from 1; 0 for a rule without a file
 * @param text the line, trimmed
 */
public record IgnoreRule(String file, int line, String text) {
    boolean isInFile() {
        return line > 0;
    }

    /** Returns the name for messages: {@code .dockerignore line 3}. */
    @Override
    public String toString() {
        if (!isInFile()) {
            return file;
        }
        return Path.of(file).getFileName() + " line " + line;
    }
}
