package io.github.dockermaven.engine;

/**
 * A piece of a container's output, at most 16 KiB, which may begin and end within a line and even within a character.
 *
 * @param isBegin whether it is the begin of something that the engine wrote as one, which then has a time before it
 */
public record LogFrame(Source source, byte[] bytes, boolean isBegin) {
    /** A stream of a container's process. */
    public enum Source {
        /** Standard output; with a terminal all output. */
        STDOUT,
        /** Standard error. */
        STDERR
    }
}
