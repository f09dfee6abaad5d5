package io.github.dockermaven.registry;

import java.time.Duration;

/** When a server last took or sent something, and how long it may be silent. */
final class Heard {
    /**
     * How many times as long it may be silent when it has all of a blob, which it moves and verifies then, and while it
     * waits for us.
     */
    private static final int LONGER = 10;

    private final long limit;
    private volatile long last = System.nanoTime();
    private volatile boolean allSent;
    private volatile boolean reading;

    Heard(Duration limit) {
        this.limit = limit.toNanos();
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

    /** How long it may be silent now. */
    Duration allowed() {
        return Duration.ofNanos(limit());
    }

    private long limit() {
        return allSent || reading ? limit * LONGER : limit;
    }
}
