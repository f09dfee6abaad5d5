package io.github.dockermaven.compose.writer;

import java.util.List;

/**
 * A value of a compose file with lines of comment before its key.
 *
 * @param comments without {@code #}
 */
record Commented(List<String> comments, Object value) {
    Commented {
        comments = List.copyOf(comments);
    }
}
