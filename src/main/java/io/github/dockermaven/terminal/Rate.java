package io.github.dockermaven.terminal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** How fast bytes moved over the last seconds, so that a transfer that stands still shows it. */
final class Rate {
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(5);
    private static final long ENOUGH = TimeUnit.SECONDS.toNanos(1);

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long time, long bytes) {}

    /**
     * @param now a time in nanoseconds
     * @param bytes moved until then, in all
     * @return bytes a second, 0 if nothing moved or it was looked at for too short a time
     */
    long perSecond(long now, long bytes) {
        samples.addLast(new Sample(now, bytes));
        while (now - samples.getFirst().time() > WINDOW) {
            samples.removeFirst();
        }
        long time = now - samples.getFirst().time();
        long moved = bytes - samples.getFirst().bytes();
        return time < ENOUGH || moved <= 0 ? 0 : (long) (moved * (double) TimeUnit.SECONDS.toNanos(1) / time);
    }
}
