package io.github.dockermaven.container.log;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.LogLines;
import io.github.dockermaven.engine.LogOptions;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The lines that one container will still write, until it ends and is not started again by its restart policy. */
final class LogFollower {
    /** An engine that restarts a container waits longer each time, and does not announce it. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** An engine finds a number of last lines at once; for a time it reads the whole log. */
    private static final int LAST_LINES = 1_000;

    private final EngineContainers containers;
    private final LogSource source;
    private final LogPosition position;
    private final LogOptions begin;
    private final LogOutput out;

    /**
     * @param position the last line that is known
     * @param begin what is read without such a line, with times
     */
    LogFollower(EngineContainers containers, LogSource source, LogPosition position, LogOptions begin, LogOutput out) {
        this.containers = containers;
        this.source = source;
        this.position = position;
        this.begin = begin;
        this.out = out;
    }

    /** Returns at the container's end. */
    void run() {
        boolean isAlive = true;
        while (isAlive) {
            boolean more = read(true);
            Optional<EngineContainer> container = containers.find(source.container());
            if (container.isEmpty()) {
                return;
            }
            isAlive = container.get().state().running();
            // Engine 20.10 does not send a last line without an end to those who follow.
            more |= read(false);
            if (isAlive && !more) {
                pause();
            }
        }
    }

    /** Returns whether there was a line. The engine may remove a container at its end, at any moment. */
    private boolean read(boolean follow) {
        try {
            return readLines(follow);
        } catch (DockerFailureException e) {
            if (containers
                    .find(source.container())
                    .filter(each -> !isGoing(each))
                    .isPresent()) {
                throw e;
            }
            return false;
        }
    }

    /** Returns whether the engine removes a container at this moment, when it has no log any more. */
    private static boolean isGoing(EngineContainer container) {
        return Set.of("removing", "dead").contains(container.state().status());
    }

    private boolean readLines(boolean follow) {
        if (position.time().isEmpty()) {
            return readLines(begin, follow, false).orElse(false);
        }
        LogOptions rest = LogOptions.ALL.withTimestamps().since(position.time().get());
        return readLines(rest.last(LAST_LINES), follow, true)
                .or(() -> readLines(rest, follow, false))
                .orElse(false);
    }

    /**
     * Reads lines.
     *
     * @param isCut whether older lines may be left out
     * @return whether there was a new one; empty if some between are left out
     */
    private Optional<Boolean> readLines(LogOptions options, boolean follow, boolean isCut) {
        boolean more = false;
        boolean isComplete = !isCut;
        position.rewind();
        try (LogLines log = containers.logLines(source.container(), follow ? options.following() : options)) {
            while (advance(log)) {
                isComplete |= position.isBeforeEnd(log.line());
                if (!isComplete) {
                    return Optional.empty();
                }
                if (position.add(log.line())) {
                    out.print(source, log.line());
                    more = true;
                }
            }
        }
        return Optional.of(more);
    }

    /** Nothing waits to be seen while the engine is waited for. */
    private boolean advance(LogLines log) {
        if (!log.hasArrived()) {
            out.flush();
        }
        return log.advance();
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
