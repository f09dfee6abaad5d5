package io.github.dockermaven.project;

import io.github.dockermaven.container.MadeObjects;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.io.Uninterruptibles;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;

/**
 * The removal of what a start has made: at once if the start fails, or later if the build fails or the process ends before
 * it does. After a good build all of it stays.
 */
public final class StartCleanUp {
    private final MadeObjects made;
    private final EngineSession engine;
    private final MavenSession session;
    private final boolean keepsAll;

    /** @param keepsAll whether nothing is ever removed, so that a person can look at it */
    public StartCleanUp(MadeObjects made, EngineSession engine, MavenSession session, boolean keepsAll) {
        this.made = made;
        this.engine = engine;
        this.session = session;
        this.keepsAll = keepsAll;
    }

    /** Returns the result of a start, after which the clean-up stays until the session ends. */
    public <T> T guard(Supplier<T> start) {
        if (keepsAll) {
            return start.get();
        }
        SessionCleanUps cleanUps = SessionCleanUps.of(session);
        Runnable cleanUp = this::remove;
        cleanUps.add(cleanUp);
        boolean isStarted = false;
        try {
            T result = start.get();
            isStarted = true;
            return result;
        } finally {
            if (!isStarted) {
                Uninterruptibles.run(cleanUp);
            }
            if (!isStarted || made.isEmpty()) {
                cleanUps.remove(cleanUp);
            }
        }
    }

    private void remove() {
        if (!made.isEmpty()) {
            // The goal's own session is closed when it has ended, or when its thread was interrupted.
            try (EngineSession own = engine.another()) {
                made.remove(own);
            }
        }
    }
}
