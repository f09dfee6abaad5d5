package io.github.dockermaven.registry;

import java.time.Duration;

/** When a server last took or sent something, and how long it may be silent. */
final class Heard {
    /** What a registry does when it has all of a blob (it moves and verifies it) takes longer than any silence before. */
    private static final int AT_THE_END = 10;

    private final long limit;
    private volatile long last = System.nanoTime();
    private volatile boolean allSent;
    private volatile boolean reading;

    Heard(Duration limit) {
        this.limit = limit.toNanos();
    }

    /** It waits for us now, until it is heard again: what we are to send is being read. */
    void reading() {
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
        return reading ? limit() : last + limit() - System.nanoTime();
    }

    /** How long it may be silent now. */
    Duration allowed() {
        return Duration.ofNanos(limit());
    }

    private long limit() {
        return allSent ? limit * AT_THE_END : limit;
    }
}
