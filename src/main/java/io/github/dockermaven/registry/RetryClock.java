package io.github.dockermaven.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * The time, as a client of registries needs it.
 *
 * @param clock tells it
 * @param sleeper lets it pass
 * @param random from 0 to 1, so that clients which failed together do not come back together
 */
record RetryClock(Clock clock, Sleeper sleeper, DoubleSupplier random) {
    static final RetryClock REAL = new RetryClock(
            Clock.systemUTC(), duration -> Thread.sleep(duration.toMillis()), () -> ThreadLocalRandom.current()
                    .nextDouble());

    /** Lets time pass. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }
}
