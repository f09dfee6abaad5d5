package io.github.dockermaven.container.attach;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The keys of a terminal, among which a second Ctrl-C ends a process that does not hear the first. The kernel keeps it from
 * process 1 of a container, unless that has a handler for it; such a program shows nothing but the echo. One that hears it
 * shows something, or is typed to.
 */
final class InterruptKeys extends BlockInputStream {
    /** The time that a program has to hear it; so fast nobody gives it up. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int CTRL_C = 3;

    private final InputStream keys;
    private final Runnable end;
    private final LongSupplier clock;
    private boolean isUnheard;
    private long first;

    /**
     * @param end ends the process
     * @param clock the time in nanoseconds
     */
    InterruptKeys(InputStream keys, Runnable end, LongSupplier clock) {
        this.keys = keys;
        this.end = end;
        this.clock = clock;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = keys.read(bytes, offset, length);
        boolean isInterrupt = count == 1 && bytes[offset] == CTRL_C;
        if (typed(isInterrupt)) {
            end.run();
        }
        return count;
    }

    /** Returns whether it is the second Ctrl-C, and nobody has heard the first. */
    private synchronized boolean typed(boolean isInterrupt) {
        long now = clock.getAsLong();
        if (isInterrupt && isUnheard) {
            return now - first >= PATIENCE.toNanos();
        }
        isUnheard = isInterrupt;
        first = now;
        return false;
    }

    /** Notes what the process has written. */
    synchronized void shown(byte[] output) {
        for (byte b : output) {
            // The echo.
            if (b != '^' && b != 'C' && b != '\r' && b != '\n') {
                isUnheard = false;
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        keys.close();
    }
}
