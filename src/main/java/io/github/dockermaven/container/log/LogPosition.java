package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.EngineTime;
import io.github.dockermaven.engine.LineBytes;
import java.time.Instant;
import java.util.Optional;

/** The last line of a log that was read, at which reading begins again: several lines may have its time. */
final class LogPosition {
    private long time = EngineTime.NONE;
    private int lines;
    private int again;
    private boolean isReached = true;

    /** Returns the time of the last line; empty before the first. */
    Optional<Instant> time() {
        return EngineTime.instant(time);
    }

    /** Begins to read again, from the time of the last line on. */
    void rewind() {
        again = 0;
        isReached = time == EngineTime.NONE;
    }

    /** Returns whether a line shows that nothing is left out between it and the last line. */
    boolean isBeforeEnd(LineBytes line) {
        return line.nanos() <= time;
    }

    /** Notes a line. Returns whether it is new. */
    boolean add(LineBytes line) {
        if (line.nanos() < time) {
            // The times of standard output and errors may cross.
            return isReached;
        }
        isReached = true;
        if (line.nanos() > time) {
            time = line.nanos();
            lines = 0;
            again = 0;
        }
        again++;
        boolean isNew = again > lines;
        lines = Math.max(lines, again);
        return isNew;
    }
}
