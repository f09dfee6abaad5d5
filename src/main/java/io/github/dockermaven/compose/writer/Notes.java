package io.github.dockermaven.compose.writer;

import java.util.ArrayList;
import java.util.List;

/** The notes about what a compose file says otherwise than the project, or not at all. */
public final class Notes {
    private final List<String> lines = new ArrayList<>();

    /** Adds a line. */
    public void add(String line) {
        lines.add(line);
    }

    /** Returns the lines. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
