package io.github.dockermaven.container.readiness;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The last part of a log, in which an expression over several lines is looked for. One thread reads, another one
 * searches: as seldom as the search is expensive, and never less than once for each half of the window.
 */
final class LogWindow {
    static final int LENGTH = 32 * 1024;
    private static final int HALF = LENGTH / 2;

    /** Lines often come in a burst. */
    private static final long BURST_MILLIS = 20;

    private final StringBuilder text = new StringBuilder();
    private int unsearched;
    private boolean ended;
    private RuntimeException failure;

    private LogWindow() {}

    /** Reads lines until the expression is found or they end. */
    static boolean isFound(Pattern pattern, ContainerAccess.Lines lines, Consumer<String> answers)
            throws InterruptedException {
        LogWindow window = new LogWindow();
        Thread reader = new Thread(
                () -> window.read(lines, answers), Thread.currentThread().getName() + "-log");
        reader.setDaemon(true);
        reader.start();
        try {
            for (Optional<String> text = window.next(); text.isPresent(); text = window.next()) {
                if (pattern.matcher(text.get()).find()) {
                    return true;
                }
            }
            return false;
        } finally {
            lines.close();
            reader.interrupt();
        }
    }

    private void read(ContainerAccess.Lines lines, Consumer<String> answers) {
        try {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                answers.accept(line.get());
                append(line.get() + "\n");
            }
            end(null);
        } catch (InterruptedException e) {
            end(null);
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private void append(String line) throws InterruptedException {
        for (int begin = 0; begin < line.length(); begin += HALF) {
            append(line, begin, Math.min(line.length(), begin + HALF));
        }
    }

    private synchronized void append(String line, int begin, int end) throws InterruptedException {
        while (unsearched + end - begin > HALF) {
            wait();
        }
        text.append(line, begin, end);
        text.delete(0, Math.max(0, text.length() - LENGTH));
        unsearched += end - begin;
        notifyAll();
    }

    private synchronized void end(RuntimeException thrown) {
        failure = thrown;
        ended = true;
        notifyAll();
    }

    /** Returns the window once it has something new; empty at the end. */
    private synchronized Optional<String> next() throws InterruptedException {
        while (unsearched == 0 && !ended) {
            wait();
        }
        if (unsearched == 0) {
            if (failure != null) {
                throw failure;
            }
            return Optional.empty();
        }
        if (!ended) {
            wait(BURST_MILLIS);
        }
        unsearched = 0;
        notifyAll();
        return Optional.of(text.toString());
    }
}
