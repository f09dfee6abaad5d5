package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.ContainerEvent;
import io.github.dockermaven.engine.EngineContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The course of one container, by the engine's events since they are watched. Safe for use by several threads. */
final class ContainerLife {
    private long changes;
    private int ends;
    private int restarts;
    private boolean oom;
    private boolean removed;
    private Optional<End> lastEnd = Optional.empty();
    private Optional<String> health = Optional.empty();
    private Optional<String> broken = Optional.empty();

    /**
     * The end of the container's process.
     *
     * @param oom whether the kernel had killed a process of it for its memory before
     * @param time by the engine's clock
     */
    record End(int exitCode, boolean oom, Instant time) {}

    synchronized void add(ContainerEvent event) {
        String action = event.action();
        if (action.equals("start")) {
            restarts = ends;
            oom = false;
            health = Optional.empty();
        } else if (action.equals("die")) {
            ends++;
            lastEnd = Optional.of(new End(event.exitCode().orElse(0), oom, event.time()));
        } else if (action.equals("oom")) {
            oom = true;
        } else if (action.equals("destroy")) {
            removed = true;
        } else if (action.startsWith("health_status:")) {
            health = Optional.of(action.substring(action.indexOf(':') + 1).strip());
        }
        changed();
    }

    /** No further events come, for this reason. */
    synchronized void breakOff(String reason) {
        broken = Optional.of(reason);
        changed();
    }

    /** Wakes those who wait for a change. */
    synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** Returns the number of changes up to now. */
    synchronized long changes() {
        return changes;
    }

    /**
     * Waits until there are more changes than a number of them.
     *
     * @param longest for so long at most
     */
    synchronized void awaitChange(long known, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis();
                changes == known && left > 0;
                left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /** Returns how often its process has ended. */
    synchronized int ends() {
        return ends;
    }

    /** Returns how often it was started again after an end. */
    synchronized int restarts() {
        return restarts;
    }

    synchronized Optional<End> lastEnd() {
        return lastEnd;
    }

    /** Returns whether an end was reported that a container's state does not have yet: Podman does so. */
    boolean isAheadOf(EngineContainer now) {
        return lastEnd()
                .flatMap(end -> now.state().startedAt().map(start -> start.isBefore(end.time())))
                .orElse(false);
    }

    /** Returns whether the kernel has killed a process of the present run for its memory. */
    synchronized boolean isOom() {
        return oom;
    }

    synchronized boolean isRemoved() {
        return removed;
    }

    /** Returns {@code healthy} or {@code unhealthy}, once the engine has said so of the present run. */
    synchronized Optional<String> health() {
        return health;
    }

    /** Returns why no further events come. */
    synchronized Optional<String> broken() {
        return broken;
    }
}
