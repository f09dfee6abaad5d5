package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.ExecResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The requests to an engine about one container. */
interface ContainerAccess {
    /** How many lines of a log an error has. */
    int LAST_LINES = 20;

    /** Returns the container as it is now; empty if it is gone. */
    Optional<EngineContainer> inspect();

    /**
     * Returns the lines of its log, and those that come, until its process ends.
     *
     * @param since the time of the first; empty for all
     */
    Lines log(Optional<Instant> since);

    /** Returns the last lines of its log up to now, or a line that says why there are none. */
    List<String> lastLines();

    /** Returns the last lines as {@link #lastLines()} does, so many. */
    List<String> lastLines(int count);

    /** Returns the command line of its first process; empty if that is not known. */
    Optional<String> firstProcess();

    /** Sends a signal to its first process. */
    void signal(String name);

    /**
     * Runs a command in the container.
     *
     * @param limit for so long at most
     */
    ExecResult exec(List<String> command, Optional<Duration> limit);

    /** Lines as they come. Closing them, on any thread, ends a wait for the next. */
    interface Lines extends AutoCloseable {
        /** Returns the next line, which is waited for; empty at the end. */
        Optional<String> next();

        @Override
        void close();
    }
}
