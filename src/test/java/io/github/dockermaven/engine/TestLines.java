package io.github.dockermaven.engine;

import java.nio.charset.StandardCharsets;

/** Lines of logs as bytes, for tests. */
public final class TestLines {
    private TestLines() {}

    /** Returns a line of standard output. */
    public static LineBytes of(String text) {
        return line(false, text);
    }

    /** Returns a line with a time before it. */
    public static LineBytes withTime(String text) {
        return line(true, text);
    }

    private static LineBytes line(boolean hasTime, String text) {
        LineBytes line = new LineBytes(LogFrame.Source.STDOUT, hasTime, false);
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        int end = line.append(bytes, 0, bytes.length);
        if (end == 0) {
            throw new IllegalArgumentException(text);
        }
        return line;
    }
}
