package io.github.dockermaven.engine;

import io.github.dockermaven.terminal.TerminalSize;
import java.io.InputStream;
import java.util.Optional;

/**
 * The input of a process in a container.
 *
 * @param stream what it reads, to its end; without, it has no input
 * @param terminal the size of its terminal; without, it has none
 */
public record ProcessInput(Optional<InputStream> stream, Optional<TerminalSize> terminal) {
    /**
     * The keys of a terminal that would end the connection: nobody types them. By default an engine waits for Ctrl-P and
     * Ctrl-Q, so that a single Ctrl-P would not reach a shell or an editor.
     */
    static final String DETACH_KEYS = "ctrl-@,ctrl-],ctrl-@,ctrl-],ctrl-@";

    /** No input, and no terminal. */
    public static final ProcessInput NONE = new ProcessInput(Optional.empty(), Optional.empty());

    /** Returns the input from a stream, without a terminal. */
    public static ProcessInput of(InputStream stream) {
        return new ProcessInput(Optional.of(stream), Optional.empty());
    }

    /** Returns the input from a terminal. */
    public static ProcessInput of(InputStream stream, TerminalSize size) {
        return new ProcessInput(Optional.of(stream), Optional.of(size));
    }
}
