package io.github.dockermaven.container.attach;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.PreparedRun;
import io.github.dockermaven.engine.CreatedContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.GracefulShutdown;
import io.github.dockermaven.io.Uninterruptibles;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run of a container of an image, in the foreground of this process or detached. */
public final class ImageRun {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImageRun.class);

    /** How long the engine may take to make what it was asked for before the connection ended. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int PAUSE_MILLIS = 100;

    private final EngineSession engine;
    private final PreparedRun run;
    private final Progress progress;
    private volatile String id = "";
    private volatile boolean isInterrupted;
    private boolean isRefused;

    private ImageRun(PreparedRun run, EngineSession engine, Progress progress) {
        this.run = run;
        this.engine = engine;
        this.progress = progress;
    }

    /** Creates a container, to be started. If it cannot be created as a whole, there is none. */
    public static ImageRun create(PreparedRun run, EngineSession engine, Progress progress) {
        ImageRun created = new ImageRun(run, engine, progress);
        boolean isDone = false;
        try {
            created.create();
            isDone = true;
            return created;
        } finally {
            if (!isDone) {
                Uninterruptibles.run(created::end);
            }
        }
    }

    /** Returns the container, for messages. */
    public String container() {
        return run.subject();
    }

    /** Starts the container, and returns its id. If it cannot be started, there is none. */
    public String detached() {
        boolean isDone = false;
        try {
            engine.containers().start(id, subject());
            isDone = true;
            return id;
        } finally {
            if (!isDone) {
                Uninterruptibles.run(this::end);
            }
        }
    }

    /**
     * Runs the container to its end, and returns the exit code. The first Ctrl-C goes to the container, and with the second, or
     * if anything else ends this early, it is ended.
     */
    public int inForeground(InputMode mode, Foreground foreground) {
        Runnable passOn = this::passOnInterrupt;
        boolean isDone = false;
        try {
            if (mode != InputMode.TERMINAL) {
                GracefulShutdown.ofProcess().onInterrupt(passOn);
            }
            int code = foreground.run(
                    mode, input -> engine.processes().start(id, subject(), run.spec(), input), () -> engine.containers()
                            .kill(id, "SIGKILL"));
            isDone = true;
            return code;
        } finally {
            GracefulShutdown.ofProcess().forgetInterrupt(passOn);
            if (!isDone) {
                Uninterruptibles.run(this::end);
            }
        }
    }

    private void create() {
        try {
            CreatedContainer created = engine.containers().create(run.spec());
            id = created.id();
            created.warnings().forEach(progress::action);
        } catch (DockerFailureException e) {
            isRefused = true;
            throw e;
        }
        run.provideFiles(id, engine, progress);
    }

    private String subject() {
        return run.spec().name().isEmpty() ? id.substring(0, 12) : run.spec().name();
    }

    private void passOnInterrupt() {
        isInterrupted = true;
        LOGGER.warn("Ctrl-C goes to container {}. Once more ends it.", subject());
        engine.containers().kill(id, "SIGINT");
    }

    /** The goal's own session is closed if its thread was interrupted. */
    private void end() {
        try (EngineSession own = engine.another()) {
            find(own).ifPresent(container -> end(own.containers(), container));
        } catch (RuntimeException e) {
            LOGGER.warn("Container {} may be left: {}", run.spec().name(), e.getMessage());
        }
    }

    private void end(EngineContainers containers, ListedContainer container) {
        if (isInterrupted) {
            containers.kill(container.id(), "SIGKILL");
        } else if (!container.hasEnded()) {
            containers.stop(container.id(), Optional.empty());
        }
        if (run.spec().host().autoRemove() || container.state().equals("created")) {
            containers.remove(container.id(), true, true);
        }
    }

    /** Looks for the container, for a moment too if it was asked for and not answered. */
    private Optional<ListedContainer> find(EngineSession own) {
        Map<String, List<String>> filter = Map.of("label", List.of(Owner.RUN_LABEL + "=" + run.id()));
        long last = System.nanoTime() + PATIENCE.toNanos();
        List<ListedContainer> found = own.containers().list(filter);
        while (found.isEmpty() && id.isEmpty() && !isRefused && System.nanoTime() < last) {
            pause();
            found = own.containers().list(filter);
        }
        return found.stream()
                .filter(container -> run.id().equals(container.labels().get(Owner.RUN_LABEL)))
                .findFirst();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
