package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.PrintableText;

/** The words for a connection that an engine which answered before has ended, or does not accept any longer. */
public final class BrokenConnection {
    private BrokenConnection() {}

    /** Returns the reason and the fix, to be written behind a colon. */
    public static String text(Throwable reason) {
        return PrintableText.line(PrintableText.of(reason)).replaceFirst("\\.$", "")
                + ". If the engine was stopped, start it and try again; else see its log.";
    }
}
