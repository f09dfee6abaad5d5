package io.github.dockermaven.container;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings for the stop of a container.
 *
 * @param isKilled whether it gets no time to end by itself
 * @param grace the time between the signal to end and the kill; else the container's own, else 10 s
 * @param pause the time between its end and its removal
 * @param preStop a command in the container before it is stopped
 * @param breakOnError whether the goal fails if the command does
 */
public record StopSettings(
        boolean isKilled,
        Optional<Duration> grace,
        Optional<Duration> pause,
        Optional<List<String>> preStop,
        boolean breakOnError) {
    /** The signal to end, the container's own time, and no command before. */
    public static final StopSettings DEFAULT =
            new StopSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), false);
}
