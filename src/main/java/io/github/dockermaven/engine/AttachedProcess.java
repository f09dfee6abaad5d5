package io.github.dockermaven.engine;

import io.github.dockermaven.terminal.TerminalSize;
import java.util.Optional;

/**
 * A process in a container, whose output arrives here and whose input comes from here. One thread reads it; closing it
 * ends the connection, not the process.
 */
public interface AttachedProcess extends AutoCloseable {
    /**
     * Waits for more output.
     *
     * @return empty at its end
     */
    Optional<LogFrame> next();

    /** Sets the size of its terminal. Nothing if it has ended. */
    void resize(TerminalSize size);

    /** Waits for its end, and returns the exit code. */
    int exitCode();

    @Override
    void close();
}
