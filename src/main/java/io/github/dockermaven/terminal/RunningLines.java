package io.github.dockermaven.terminal;

import io.github.dockermaven.report.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The lines of running activities at the end of a terminal, redrawn at each tick and erased when they end.
 *
 * <p>The lines are below the cursor's line, which is empty. So the output of others, who do not know of these lines,
 * appears there unchanged, and the next drawing moves the lines below it.
 */
final class RunningLines implements Screen {
    /** The time before a line is shown: shorter activities are not worth a look. */
    private static final Duration SHOWN_AFTER = Duration.ofMillis(500);

    private static final int MOST_LINES = 12;
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private final Consumer<String> terminal;
    private final Supplier<TerminalSize> sizeOfTerminal;
    private final LongSupplier nanoTime;
    private final Ticker ticker;
    private final List<RunningLine> running = new ArrayList<>();
    private TerminalSize size;
    private String drawn = "";
    private boolean exited;

    /**
     * @param terminal receives the whole text of one drawing at once
     * @param size is called each time that the first line appears
     */
    RunningLines(Consumer<String> terminal, Supplier<TerminalSize> size, LongSupplier nanoTime, Ticker ticker) {
        this.terminal = terminal;
        this.sizeOfTerminal = size;
        this.nanoTime = nanoTime;
        this.ticker = ticker;
    }

    @Override
    public synchronized Activity begin(String subject) {
        RunningLine line = new RunningLine(subject, nanoTime.getAsLong(), this::end);
        running.add(line);
        if (running.size() == 1) {
            ticker.start(this::draw, this::exit);
        }
        return line;
    }

    private synchronized void end(RunningLine line) {
        if (running.remove(line)) {
            if (running.isEmpty()) {
                ticker.stop();
                erase();
            } else if (!drawn.isEmpty()) {
                draw();
            }
        }
    }

    @Override
    public synchronized void print(Runnable line) {
        erase();
        line.run();
    }

    private synchronized void draw() {
        long now = nanoTime.getAsLong();
        List<RunningLine> shown = running.stream()
                .filter(line -> line.age(now).compareTo(SHOWN_AFTER) >= 0)
                .toList();
        if (exited || shown.isEmpty()) {
            erase();
            return;
        }
        if (drawn.isEmpty()) {
            size = sizeOfTerminal.get();
        }
        int most = Math.max(1, Math.min(MOST_LINES, size.rows() - 2));
        StringBuilder text = new StringBuilder("\r" + REST_OF_LINE);
        List<RunningLine> visible = shown.subList(0, Math.min(most, shown.size()));
        for (RunningLine line : visible) {
            // A character in the last column makes some terminals begin another line.
            text.append("\r\n").append(line.text(size.columns() - 1, now)).append(REST_OF_LINE);
        }
        text.append(REST_OF_SCREEN).append("\r\u001b[").append(visible.size()).append('A');
        if (!drawn.contentEquals(text)) {
            drawn = text.toString();
            terminal.accept(drawn);
        }
    }

    private void erase() {
        if (!drawn.isEmpty()) {
            drawn = "";
            terminal.accept("\r" + REST_OF_SCREEN);
        }
    }

    private synchronized void exit() {
        exited = true;
        erase();
    }
}
