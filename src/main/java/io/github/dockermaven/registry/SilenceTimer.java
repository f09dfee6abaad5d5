package io.github.dockermaven.registry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Durations;
import java.io.IOException;
import java.time.Duration;

/** The time of a server's last activity, and the limit of its silence. */
final class SilenceTimer {
    /**
     * The factor of the limit while the server moves and verifies a completed blob, and while it waits for the client.
     */
    private static final int LONGER_FACTOR = 10;

    private final long limit;
    private final String source;
    private volatile long last = System.nanoTime();
    private volatile boolean allSent;
    private volatile boolean reading;

    /** @param source the source of the content to send, for messages */
    SilenceTimer(Duration limit, String source) {
        this.limit = limit.toNanos();
        this.source = source;
    }

    /**
     * Records that the server waits for the client, until {@link #now}: the content to send is being read, which may
     * take time.
     */
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

    /** Returns the nanoseconds until the limit; zero or less if it is exceeded. */
    long left() {
        return last + limit() - System.nanoTime();
    }

    /** Returns the failure of the exceeded limit: the server's, or that of the source of the content to send. */
    IOException silence() {
        Duration allowed = Duration.ofNanos(limit());
        if (!reading) {
            return new ReadTimeoutException(allowed);
        }
        String reason =
                source + ", the source of a blob to push, sent too little of it for " + Durations.format(allowed);
        return new BodySourceException(
                reason,
                new DockerFailureException(reason + ". Check whether it hangs, try again, or raise docker.timeout."));
    }

    private long limit() {
        return allSent || reading ? limit * LONGER_FACTOR : limit;
    }
}
