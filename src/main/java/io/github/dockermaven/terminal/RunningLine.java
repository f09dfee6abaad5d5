package io.github.dockermaven.terminal;

import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The line of a running activity: the progress of a transfer, else the time that a step has run and its last output.
 */
final class RunningLine implements Activity {
    private static final String GAP = "  ";
    /** The width of the longest figures, so that the bar keeps its length. */
    private static final int FIGURES = "100%  999.9 MB of 999.9 MB  999.9 MB/s".length();

    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 10;
    private static final int SHORTEST_SUBJECT = 24;

    private final String subject;
    private final long begin;
    private final Consumer<RunningLine> end;
    private final Rate rate = new Rate();
    private volatile Moved moved;
    private volatile String printed = "";
    private volatile String state = "";

    private record Moved(long done, long total) {}

    /** @param end called at each call of {@link #close} */
    RunningLine(String subject, long begin, Consumer<RunningLine> end) {
        this.subject = Columns.printable(subject);
        this.begin = begin;
        this.end = end;
    }

    @Override
    public void moved(long done, long total) {
        moved = new Moved(done, total <= 0 ? 0 : Math.max(done, total));
    }

    @Override
    public void printed(String line) {
        String text = Columns.printable(line).strip();
        if (!text.isEmpty()) {
            printed = text;
        }
    }

    @Override
    public void state(String text) {
        state = Columns.printable(text);
    }

    @Override
    public void close() {
        end.accept(this);
    }

    Duration age(long now) {
        return Duration.ofNanos(now - begin);
    }

    /** Returns the line at a given time, cut to a number of columns. For one thread. */
    String text(int columns, long now) {
        if (!state.isEmpty()) {
            return Columns.clip(subject + GAP + state, columns);
        }
        Moved transfer = moved;
        return Columns.clip(transfer == null ? ofStep(columns, now) : ofTransfer(transfer, columns, now), columns);
    }

    private String ofStep(int columns, long now) {
        String time = GAP + Durations.format(age(now));
        int room = columns - time.length();
        return printed.isEmpty()
                ? Columns.clip(subject, room) + time
                : Columns.clip(subject, Math.max(SHORTEST_SUBJECT, room / 2)) + time + GAP + printed;
    }

    private String ofTransfer(Moved state, int columns, long now) {
        String size = ByteSizes.format(state.done());
        long perSecond = rate.perSecond(now, state.done());
        String speed = perSecond == 0 ? "" : GAP + ByteSizes.format(perSecond) + "/s";
        if (state.total() == 0) {
            return fit(columns, size + speed, size);
        }
        double part = (double) state.done() / state.total();
        String percent = String.format(Locale.ROOT, "%3d%%", (int) (part * 100));
        String all = percent + GAP + size + " of " + ByteSizes.format(state.total()) + speed;
        int bar = Math.min(LONGEST_BAR, columns - Columns.of(subject) - FIGURES - 2 * GAP.length());
        return bar < SHORTEST_BAR ? fit(columns, all, percent) : subject + GAP + bar(part, bar) + GAP + all;
    }

    /** Returns the line with all figures if they leave enough room for the subject, else with the shortest ones. */
    private String fit(int columns, String figures, String least) {
        int room = columns - figures.length() - GAP.length();
        return room >= Math.min(SHORTEST_SUBJECT, Columns.of(subject))
                ? Columns.clip(subject, room) + GAP + figures
                : Columns.clip(subject, columns - least.length() - GAP.length()) + GAP + least;
    }

    private static String bar(double part, int width) {
        int inner = width - 2;
        int filled = (int) (part * inner);
        return "[" + "=".repeat(filled) + " ".repeat(inner - filled) + "]";
    }
}
