package io.github.dockermaven.container.readiness;

import java.time.Duration;

/**
 * The pause between two checks: at least some time, and half as long as the last check took, so that checks do not keep
 * a busy machine from the start that they wait for.
 */
record Pause(Duration shortest) {
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /**
     * Returns the pause after a check.
     *
     * @param begin when it began, by {@link System#nanoTime}
     */
    Duration after(long begin) {
        Duration half = Duration.ofNanos((System.nanoTime() - begin) / 2);
        Duration longer = half.compareTo(LONGEST) > 0 ? LONGEST : half;
        return longer.compareTo(shortest) > 0 ? longer : shortest;
    }
}
