package io.github.dockermaven.project;

import io.github.dockermaven.container.MadeObjects;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.io.Uninterruptibles;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;

/**
 * The removal of what a start has made: at once if the start fails, or later if the build fails or the process ends before
 * it does. After a good build all of it stays, and so does what another Maven of the project has started too meanwhile.
 */
public final class StartCleanUp {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final MadeObjects made;
    private final List<ContainerOutput> outputs;
    private final List<Path> locks;
    private final EngineSession engine;
    private final Progress progress;
    private volatile boolean isStarting;

    /**
     * @param outputs the results of the start, which go with it
     * @param locks those that the start has, and the removal needs after it
     */
    public StartCleanUp(
            MadeObjects made,
            List<ContainerOutput> outputs,
            List<Path> locks,
            EngineSession engine,
            Progress progress) {
        this.made = made;
        this.outputs = List.copyOf(outputs);
        this.locks = List.copyOf(locks);
        this.engine = engine;
        this.progress = progress;
    }

    /** Returns the result of a start, after which the clean-up stays until the session ends. */
    public <T> T guard(Supplier<T> start, MavenSession session) {
        SessionCleanUps cleanUps = SessionCleanUps.of(session);
        Runnable cleanUp = this::remove;
        isStarting = true;
        cleanUps.add(cleanUp);
        boolean isStarted = false;
        try {
            T result = start.get();
            isStarted = true;
            isStarting = false;
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
        if (made.isEmpty()) {
            return;
        }
        if (isStarting) {
            // The start has the locks. It may be waiting for the end of this process in its own removal.
            removeAll();
            return;
        }
        undo(locks.iterator())
                .ifPresent(other -> progress.action("What this build has started stays: "
                        + (other.isEmpty() ? "another process" : other)
                        + " has started it too, or does so now. 'mvn docker:stop' removes it"));
    }

    private Optional<String> undo(Iterator<Path> left) {
        if (left.hasNext()) {
            return SystemLock.undo(left.next(), LONGEST_WAIT, () -> undo(left));
        }
        removeAll();
        return Optional.empty();
    }

    private void removeAll() {
        // The goal's own session is closed when it has ended, or when its thread was interrupted.
        try (EngineSession own = engine.another()) {
            made.remove(own);
        }
        outputs.forEach(output -> output.forget(made.gone()));
    }
}
