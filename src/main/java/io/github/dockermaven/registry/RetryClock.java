package io.github.dockermaven.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The time and the waits of a registry client, which tests replace.
 *
 * @param clock the time
 * @param sleeper waits
 * @param random from 0 to 1, so that clients which failed together do not return together
 */
record RetryClock(Clock clock, Sleeper sleeper, DoubleSupplier random) {
    static final RetryClock REAL = new RetryClock(
            Clock.systemUTC(), duration -> Thread.sleep(duration.toMillis()), () -> ThreadLocalRandom.current()
                    .nextDouble());

    /** Waits for a time. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }
}
