package io.github.dockermaven.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times in the forms of the Engine API. */
public final class EngineTime {
    /** No time, among those in nanoseconds. */
    public static final long NONE = Long.MIN_VALUE;

    private static final long NANOS = 1_000_000_000;
    /** The length of the form that Docker writes logs in, {@code 2026-11-30T11:40:42.619487051Z}. */
    private static final int LENGTH = 30;

    private static final String NO_YEAR = "0001-";

    private EngineTime() {}

    /** Returns a time in nanoseconds since 1970 as an instant; empty for none. */
    public static Optional<Instant> instant(long nanos) {
        return nanos == NONE
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS)));
    }

    /** Reads a time (RFC 3339) as nanoseconds since 1970, without new objects in the form of Docker's logs. */
    static long nanos(byte[] text, int length) {
        return isDockers(text, length)
                ? nanos(text)
                : parse(new String(text, 0, length, StandardCharsets.US_ASCII))
                        .map(time -> time.getEpochSecond() * NANOS + time.getNano())
                        .orElse(NONE);
    }

    private static boolean isDockers(byte[] text, int length) {
        return length == LENGTH && text[LENGTH - 1] == 'Z' && text[19] == '.' && text[10] == 'T';
    }

    private static long nanos(byte[] text) {
        long day = day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int fraction = number(text, 20, 29);
        return day < 0 || hour < 0 || minute < 0 || second < 0 || fraction < 0
                ? NONE
                : ((day * 24 + hour) * 60 + minute) * 60 * NANOS + second * NANOS + fraction;
    }

    /** Returns the number of a day since 1970: of years that begin in March, so that a leap day is the last. */
    private static long day(int year, int month, int day) {
        if (year < 1970 || year > 2261 || month < 1 || month > 12 || day < 1 || day > 31) {
            return -1;
        }
        int march = month > 2 ? year : year - 1;
        int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return march * 365L + march / 4 - march / 100 + march / 400 + ofYear - 719_468;
    }

    /** Returns a number of digits; a negative one if there are others. */
    private static int number(byte[] text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    /** Returns a time as a parameter: seconds and nanoseconds. */
    static String write(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    /** Reads a time (RFC 3339); empty for none, as which engines write the year 1. */
    static Optional<Instant> read(String text) {
        if (text.startsWith(NO_YEAR)) {
            return Optional.empty();
        }
        // Java's own formats are many classes, which a start that has nothing to do need not load.
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return isDockers(bytes, bytes.length) ? instant(nanos(bytes)) : parse(text);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(time -> time.getEpochSecond() > 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
