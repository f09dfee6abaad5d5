package io.github.dockermaven.it;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what a started container needs a moment for. */
public final class Eventually {
    private Eventually() {}

    /** What the attempt answers when it first does not fail; its last failure when the time is over. */
    public static <T> T within(Duration time, String what, Callable<T> attempt) {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            try {
                return attempt.call();
            } catch (Exception | AssertionError e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Not within " + time.toSeconds() + " s: " + what, e);
                }
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for: " + what, e);
            }
        }
    }
}
