package io.github.dockermaven.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The attempts at one thing, and the waits between them: after a failure that may pass it waits, twice as long each time, or
 * as long as the registry says.
 */
final class Backoff {
    /** How often something is tried without getting on. */
    static final int AT_REGISTRY = 6;
    /** There is another place to ask. */
    static final int AT_MIRROR = 2;

    /** How many refusals of what only spares work are taken. */
    static final int OF_A_HINT = 3;

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** Of waiting: how long a transfer takes is a matter of its size. */
    private static final Duration IN_ALL = Duration.ofMinutes(5);

    private final RetryClock retryClock;
    private final int most;
    private Duration waited = Duration.ZERO;
    private int failed;

    /** @param most how often it is tried without getting on */
    Backoff(RetryClock retryClock, int most) {
        this.retryClock = retryClock;
        this.most = most;
    }

    /** How often it has failed. */
    int failed() {
        return failed;
    }

    /** It got on: what failed before does not count any longer. */
    void advanced() {
        failed = 0;
        waited = Duration.ZERO;
    }

    /**
     * Waits, unless it has been tried often, or was waited for long enough.
     *
     * @param retryAfter what the registry said of when to come back ({@code Retry-After}: seconds or a date, RFC 9110,
     *     10.2.3)
     * @return whether to try again
     */
    boolean retry(Optional<String> retryAfter) {
        failed++;
        Duration wait = retryAfter.flatMap(this::wanted).orElseGet(this::ownWait);
        waited = waited.plus(wait);
        if (failed >= most || waited.compareTo(IN_ALL) > 0) {
            return false;
        }
        try {
            retryClock.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            throw Interruptions.of(e);
        }
        return true;
    }

    private Duration ownWait() {
        Duration longest = FIRST_WAIT.multipliedBy(1L << Math.min(failed - 1, 10));
        long millis = Math.min(longest.toMillis(), LONGEST_WAIT.toMillis());
        return Duration.ofMillis(Math.round(millis * (1 + retryClock.random().getAsDouble()) / 2));
    }

    private Optional<Duration> wanted(String retryAfter) {
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
