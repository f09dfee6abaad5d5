package io.github.dockermaven.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The attempts at one operation, and the waits between them: after a retryable failure it waits, twice as long each
 * time, or as long as the registry asks for.
 */
final class Backoff {
    /** The largest number of attempts without progress. */
    static final int AT_REGISTRY = 6;
    /** The same for a mirror: there is another registry to ask. */
    static final int AT_MIRROR = 2;

    /** The largest number of refusals of a request that only saves work. */
    static final int OF_A_HINT = 3;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** The longest time of all waits; the time of a transfer depends on its size and does not count. */
    private static final Duration LONGEST_TOTAL = Duration.ofMinutes(5);

    private final RetryClock retryClock;
    private final int maxAttempts;
    private Duration waited = Duration.ZERO;
    private int failed;

    /** @param maxAttempts the largest number of attempts without progress */
    Backoff(RetryClock retryClock, int maxAttempts) {
        this.retryClock = retryClock;
        this.maxAttempts = maxAttempts;
    }

    /** Returns the number of failures since the last progress. */
    int failed() {
        return failed;
    }

    /** Records progress: earlier failures no longer count. */
    void reset() {
        failed = 0;
        waited = Duration.ZERO;
    }

    /**
     * Waits, unless there were too many attempts, or too long waits.
     *
     * @param retryAfter the registry's {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3)
     * @return whether to try again
     */
    boolean retry(Optional<String> retryAfter) {
        failed++;
        Duration wait = retryAfter.flatMap(this::parse).orElseGet(this::defaultWait);
        waited = waited.plus(wait);
        if (failed >= maxAttempts || waited.compareTo(LONGEST_TOTAL) > 0) {
            return false;
        }
        try {
            retryClock.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            throw Interruptions.of(e);
        }
        return true;
    }

    private Duration defaultWait() {
        Duration longest = FIRST_WAIT.multipliedBy(1L << Math.min(failed - 1, 10));
        long millis = Math.min(longest.toMillis(), LONGEST_WAIT.toMillis());
        return Duration.ofMillis(Math.round(millis * (1 + retryClock.random().getAsDouble()) / 2));
    }

    private Optional<Duration> parse(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(retryClock.clock().instant(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
