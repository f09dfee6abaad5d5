package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Durations;
import java.io.IOException;
import java.time.Duration;

/** The time when a server last took or sent something, and how long it may be silent. */
final class SilenceTimer {
    /**
     * How many times as long it may be silent when it has all of a blob, which it moves and verifies then, and while it
     * waits for us.
     */
    private static final int LONGER = 10;

    private final long limit;
    private final String source;
    private volatile long last = System.nanoTime();
    private volatile boolean allSent;
    private volatile boolean reading;

    /** @param source what it is sent comes from, for messages */
    SilenceTimer(Duration limit, String source) {
        this.limit = limit.toNanos();
        this.source = source;
    }

    /** It waits for us now, until it is heard again: what we are to send is being read, and its source may take its time. */
    void reading() {
        last = System.nanoTime();
        reading = true;
    }

    void now() {
        last = System.nanoTime();
        reading = false;
    }

    void allSent() {
        allSent = true;
        now();
    }

    /** How many nanoseconds it may still be silent; zero or less if it was for too long. */
    long left() {
        return last + limit() - System.nanoTime();
    }

    /** That it was silent for too long; or what it is to be sent, which then is no fault of its own. */
    IOException silence() {
        Duration allowed = Duration.ofNanos(limit());
        if (!reading) {
            return new ReadTimeoutException(allowed);
        }
        String reason = source + ", from which a blob is taken to be pushed, gave too little of it for "
                + Durations.format(allowed);
        return new BodySourceException(
                reason,
                new DockerFailureException(reason + ". See whether it hangs, try again, or raise docker.timeout."));
    }

    private long limit() {
        return allSent || reading ? limit * LONGER : limit;
    }
}
