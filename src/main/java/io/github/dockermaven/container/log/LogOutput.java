package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.LineBytes;

/** The place that lines of logs are printed to. Safe for use by several threads. */
interface LogOutput {
    /** Prints a line, which may wait in a buffer. */
    void print(LogSource source, LineBytes line);

    /** Shows what waits in a buffer. */
    void flush();
}
