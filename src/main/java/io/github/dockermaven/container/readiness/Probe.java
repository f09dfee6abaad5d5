package io.github.dockermaven.container.readiness;

import java.util.Optional;
import java.util.function.Consumer;

/** A condition of one run of a container, as it is watched. */
interface Probe {
    /** Returns what is awaited, as the subject of a line: {@code log "ready for connections"}. */
    String description();

    /**
     * Watches until the condition holds, or never can.
     *
     * @param answers receives what was seen last
     * @return whether it holds
     * @throws io.github.dockermaven.error.DockerFailureException if waiting makes no sense any more
     */
    boolean watch(Consumer<String> answers) throws InterruptedException;

    /** Returns whether it ends by itself when the container's process does, because it looks at what that left behind. */
    default boolean readsTheRest() {
        return false;
    }

    /** Returns what it was that held, in one line. */
    default String condition(String lastAnswer) {
        return description();
    }

    /** Returns why the container counts as ready nevertheless if the condition does not hold in time; empty if it does not. */
    default Optional<String> excuse() {
        return Optional.empty();
    }
}
