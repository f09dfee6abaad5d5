package io.github.dockermaven.io;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Work that continues even if its thread is interrupted, as by Ctrl-C, so that a goal's work ends in good order. */
public final class Uninterruptibles {
    private Uninterruptibles() {}

    /** Runs an action with the interruption deferred, because interrupted threads cannot use engines or write files. */
    public static void run(Runnable task) {
        boolean interrupted = Thread.interrupted();
        try {
            task.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Interrupts a pool's workers and waits for their end, because they use resources of their caller. */
    public static void end(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = false;
        while (!workers.isTerminated()) {
            try {
                workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits on a monitor, which this thread has, until something is the case.
     *
     * @param longest for so long at most
     */
    static void await(Object monitor, BooleanSupplier over, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        boolean interrupted = false;
        for (long left = longest.toMillis(); left > 0 && !over.getAsBoolean(); left = millisTo(end)) {
            try {
                monitor.wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisTo(long end) {
        return (end - System.nanoTime()) / 1_000_000;
    }
}
