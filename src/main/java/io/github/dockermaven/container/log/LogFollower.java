package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.LogLine;
import io.github.dockermaven.engine.LogLines;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The lines that one container will still write, until it ends and is not started again by its restart policy. */
final class LogFollower {
    /** An engine that restarts a container waits longer each time, and does not announce it. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final EngineContainers containers;
    private final LogSource source;
    private final BiConsumer<LogSource, LogLine> lines;
    private final LogOptions begin;
    private Optional<Instant> last;

    /**
     * @param last the time of the last line that is known
     * @param begin what is read without such a line
     */
    LogFollower(
            EngineContainers containers,
            LogSource source,
            Optional<Instant> last,
            LogOptions begin,
            BiConsumer<LogSource, LogLine> lines) {
        this.containers = containers;
        this.source = source;
        this.last = last;
        this.begin = begin;
        this.lines = lines;
    }

    /** Returns at the container's end. */
    void run() {
        boolean isAlive = true;
        while (isAlive) {
            boolean more = read(options().following());
            Optional<EngineContainer> container = containers.find(source.container());
            if (container.isEmpty()) {
                return;
            }
            isAlive = container.get().state().running();
            // Engine 20.10 does not send a last line without an end to those who follow.
            more |= read(options());
            if (isAlive && !more) {
                pause();
            }
        }
    }

    private LogOptions options() {
        return last.map(time -> LogOptions.ALL.withTimestamps().since(time.plusNanos(1)))
                .orElse(begin);
    }

    /** Returns whether there was a line. The engine may remove a container at its end, at any moment. */
    private boolean read(LogOptions options) {
        try {
            return readLines(options);
        } catch (DockerFailureException e) {
            if (containers.find(source.container()).isPresent()) {
                throw e;
            }
            return false;
        }
    }

    private boolean readLines(LogOptions options) {
        boolean more = false;
        try (LogLines log = containers.logLines(source.container(), options)) {
            for (Optional<LogLine> line = log.next(); line.isPresent(); line = log.next()) {
                lines.accept(source, line.get());
                last = line.get().time().or(() -> last);
                more = true;
            }
        }
        return more;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerExecutionException(
                    "Following the log of container " + source.container() + " was interrupted.", e);
        }
    }
}
