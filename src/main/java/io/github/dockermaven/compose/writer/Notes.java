package io.github.dockermaven.compose.writer;

import java.util.ArrayList;
import java.util.List;

/** The notes about what a compose file says otherwise than the project, or not at all. */
final class Notes {
    private final List<String> lines = new ArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    /** Returns the lines. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
