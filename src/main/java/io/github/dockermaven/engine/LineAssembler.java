package io.github.dockermaven.engine;

import io.github.dockermaven.error.PrintableText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Assembles pieces of output to lines, passes each on, and keeps the last ones for the message of a failure. Colours
 * and other terminal sequences are removed, and no control character is left that could forge a line of the log; of a
 * line that a program overwrote with carriage returns, the last state is kept.
 */
final class LineAssembler {
    private static final int KEPT_LINES = 20;
    private static final int LONGEST_LINE = 4096;
    private final Consumer<String> lines;
    private final StringBuilder open = new StringBuilder();
    private final Deque<String> last = new ArrayDeque<>();

    LineAssembler(Consumer<String> lines) {
        this.lines = lines;
    }

    void append(String text) {
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            open.append(text, begin, end);
            endLine();
            begin = end + 1;
        }
        open.append(text, begin, text.length());
        if (open.length() > LONGEST_LINE) {
            endLine();
        }
    }

    /** Ends the open line, if there is one. */
    void finish() {
        if (!open.isEmpty()) {
            endLine();
        }
    }

    List<String> lastLines() {
        return List.copyOf(last);
    }

    private void endLine() {
        String line = PrintableText.withoutTerminalSequences(open.toString()).stripTrailing();
        open.setLength(0);
        line = PrintableText.lines(line.substring(line.lastIndexOf('\r') + 1));
        if (last.size() == KEPT_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
        lines.accept(line);
    }
}
