package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;

/** The port that is published for a debugger. It says nothing of whether the application is ready. */
public final class DebuggerPort {
    /** The label with its number in the container. */
    public static final String LABEL = "io.github.dockermaven.debug";

    private DebuggerPort() {}

    static boolean is(int port, EngineContainer container) {
        return String.valueOf(port).equals(container.settings().labels().get(LABEL));
    }
}
