package io.github.dockermaven.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** The bytes per second of a transfer over its last seconds, so that a stalled transfer shows. */
final class Rate {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(5);
    private static final long SHORTEST_OBSERVATION = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long time, long bytes) {}

    /**
     * Returns the current rate.
     *
     * @param now a time in nanoseconds
     * @param bytes moved until then, in all
     * @return bytes per second, 0 if nothing moved or the transfer has been observed for too short a time
     */
    long perSecond(long now, long bytes) {
        samples.addLast(new Sample(now, bytes));
        while (now - samples.getFirst().time() > WINDOW) {
            samples.removeFirst();
        }
        long time = now - samples.getFirst().time();
        long moved = bytes - samples.getFirst().bytes();
        return time < SHORTEST_OBSERVATION || moved <= 0
                ? 0
                : (long) (moved * (double) TimeUnit.SECONDS.toNanos(1) / time);
    }
}
