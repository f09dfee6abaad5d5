package io.github.dockermaven.config;

import io.github.dockermaven.container.DurationText;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The {@code waitTime} of a goal: the time in which a container has to be ready whose {@code <wait>} says none. */
public final class WaitTime {
    private static final String NAME = "waitTime";

    private WaitTime() {}

    /**
     * Reads it.
     *
     * @throws DockerFailureException if it is no duration, or no time at all
     */
    public static Duration read(GoalConfiguration goal) {
        Duration time = DurationText.parse(NAME, goal.text(NAME).orElseThrow(), ChronoUnit.MILLIS);
        if (time.isZero()) {
            throw new DockerFailureException(
                    NAME + " is 0, so that no container could be ready in time. Write milliseconds, such as 120000.");
        }
        return time;
    }
}
