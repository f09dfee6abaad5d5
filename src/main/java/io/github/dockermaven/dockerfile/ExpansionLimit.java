package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;

/**
 * The limit of the work for the variables of one Dockerfile: a value that contains another one twice doubles with every
 * line.
 */
final class ExpansionLimit {
    /** The steps of a fraction of a second. */
    private static final long MOST_STEPS = 1 << 24;

    private static final int STEPS_OF_A_CHARACTER = 16;

    private long left = MOST_STEPS;

    /** Counts characters that replace a variable. */
    void copy(int characters) {
        spend((long) characters * STEPS_OF_A_CHARACTER);
    }

    /** Counts a comparison of a value with a pattern. */
    void compare(int value, int pattern) {
        spend((value + 1L) * (pattern + 1L));
    }

    private void spend(long steps) {
        left -= Math.min(left + 1, steps);
        if (left < 0) {
            throw new DockerFailureException(
                    "the values of the variables up to here are too long, a million characters in"
                            + " all, or are compared with patterns that are too long. Write shorter ones.");
        }
    }
}
