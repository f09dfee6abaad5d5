package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.report.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The exact characters that are written to the terminal. */
class RunningLinesTest {
    private static final String TOP = "\r\u001b[K";
    private static final String ERASED = "\r\u001b[J";

    private final List<String> written = new ArrayList<>();
    private final AtomicInteger sizes = new AtomicInteger();
    private final FakeTicker ticker = new FakeTicker();
    private TerminalSize size = new TerminalSize(80, 24);
    private long now;
    private final RunningLines screen = new RunningLines(
            written::add,
            () -> {
                sizes.incrementAndGet();
                return size;
            },
            () -> now,
            ticker);

    /** A ticker that the test drives. */
    private static final class FakeTicker implements Ticker {
        private Runnable tick;
        private Runnable exit;
        private boolean ticks;

        @Override
        public void start(Runnable tick, Runnable exit) {
            assertThat(ticks).isFalse();
            this.tick = tick;
            this.exit = exit;
            ticks = true;
        }

        @Override
        public void stop() {
            assertThat(ticks).isTrue();
            ticks = false;
        }
    }

    private void tickAfter(Duration time) {
        now += time.toNanos();
        ticker.tick.run();
    }

    private void tickAfterSeconds(int seconds) {
        tickAfter(Duration.ofSeconds(seconds));
    }

    /** Returns the text that draws these lines. */
    private static String drawn(String... lines) {
        StringBuilder text = new StringBuilder(TOP);
        for (String line : lines) {
            text.append("\r\n").append(line).append("\u001b[K");
        }
        return text + "\u001b[J\r\u001b[" + lines.length + "A";
    }

    @Test
    void drawsBelowTheCursorAndGoesBackToIt() {
        Activity push = screen.begin("Pushing a:1");
        push.moved(50_000_000, 100_000_000);
        tickAfterSeconds(1);

        assertThat(written)
                .containsExactly("\r\u001b[K\r\nPushing a:1  [============            ]   50%  50.0 MB of 100.0 MB"
                        + "\u001b[K\u001b[J\r\u001b[1A");
    }

    @Test
    void drawsAtTicksOnlyHoweverOftenItIsTold() {
        Activity context = screen.begin("Sending the build context");
        for (int i = 1; i <= 10_000; i++) {
            context.moved(i * 1000, 0);
        }
        assertThat(written).isEmpty();

        tickAfterSeconds(1);
        tickAfter(Duration.ofMillis(1));

        assertThat(written).containsExactly(drawn("Sending the build context  10.0 MB"));
    }

    @Test
    void showsNothingOfWhatEndsSoon() {
        Activity quick = screen.begin("Pulling a:1");
        tickAfter(Duration.ofMillis(499));
        quick.close();

        assertThat(written).isEmpty();
        assertThat(ticker.ticks).isFalse();
    }

    @Test
    void takesAwayWhatEnded() {
        try (Activity pull = screen.begin("Pulling a:1")) {
            pull.moved(1000, 0);
            tickAfterSeconds(1);
        }

        assertThat(written).containsExactly(drawn("Pulling a:1  1.0 kB"), ERASED);
        assertThat(ticker.ticks).isFalse();
    }

    @Test
    void endsOnce() {
        Activity pull = screen.begin("Pulling a:1");
        tickAfterSeconds(1);
        pull.close();
        pull.close();

        assertThat(written).containsExactly(drawn("Pulling a:1  1.0 s"), ERASED);
    }

    @Test
    void hasALineForEachThatRuns() {
        Activity first = screen.begin("[users] Pulling a:1");
        Activity second = screen.begin("[shop] Sending the build context");
        first.moved(2_000_000, 0);
        second.moved(3_000_000, 0);
        tickAfterSeconds(1);
        first.close();
        second.close();

        assertThat(written)
                .containsExactly(
                        drawn("[users] Pulling a:1  2.0 MB", "[shop] Sending the build context  3.0 MB"),
                        drawn("[shop] Sending the build context  3.0 MB"),
                        ERASED);
    }

    @Test
    void leavesTheTerminalToALineThatStays() {
        Activity push = screen.begin("Pushing a:1");
        push.moved(1000, 0);
        tickAfterSeconds(1);
        screen.print(() -> written.add("[INFO] Tagged a as a:1\n"));
        tickAfter(Duration.ofMillis(100));

        assertThat(written)
                .containsExactly(
                        drawn("Pushing a:1  1.0 kB"), ERASED, "[INFO] Tagged a as a:1\n", drawn("Pushing a:1  1.0 kB"));
    }

    @Test
    void writesNothingButTheLineWhileNothingIsShown() {
        screen.print(() -> written.add("[INFO] Tagged a as a:1\n"));

        assertThat(written).containsExactly("[INFO] Tagged a as a:1\n");
    }

    @Test
    void showsATotalThatGrows() {
        Activity push = screen.begin("Pushing a:1");
        push.moved(50, 100);
        tickAfterSeconds(1);
        push.moved(50, 500);
        tickAfter(Duration.ofMillis(100));

        assertThat(written)
                .containsExactly(
                        drawn("Pushing a:1  [============            ]   50%  50 B of 100 B"),
                        drawn("Pushing a:1  [==                      ]   10%  50 B of 500 B"));
    }

    @Test
    void isCleanAfterTheProcessIsEnded() {
        Activity push = screen.begin("Pushing a:1");
        tickAfterSeconds(1);
        ticker.exit.run();
        push.moved(1000, 0);
        tickAfterSeconds(1);

        assertThat(written).containsExactly(drawn("Pushing a:1  1.0 s"), ERASED);
    }

    @Test
    void hasNoMoreLinesThanTheTerminalHasRoomFor() {
        size = new TerminalSize(80, 4);
        for (int i = 1; i <= 5; i++) {
            screen.begin("Pulling a:" + i);
        }
        tickAfterSeconds(1);

        assertThat(written).containsExactly(drawn("Pulling a:1  1.0 s", "Pulling a:2  1.0 s"));
    }

    @Test
    void leavesTheLastColumnFree() {
        size = new TerminalSize(40, 24);
        screen.begin("[1/1] RUN a command that is quite long").printed("with long lines, too: 0123456789");
        tickAfterSeconds(1);

        assertThat(written).containsExactly(drawn("[1/1] RUN a command t...  1.0 s  wit..."));
        assertThat("[1/1] RUN a command t...  1.0 s  wit...").hasSize(39);
    }

    @Test
    void asksForTheSizeWhenLinesAppear() {
        screen.begin("Pulling a:1");
        tickAfterSeconds(1);
        tickAfterSeconds(1);
        assertThat(sizes).hasValue(1);

        screen.print(() -> {});
        tickAfterSeconds(1);
        assertThat(sizes).hasValue(2);
    }
}
