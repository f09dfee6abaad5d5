package io.github.dockermaven.engine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times in the forms of the Engine API. */
final class EngineTime {
    private EngineTime() {}

    /** Returns a time as a parameter: seconds and nanoseconds. */
    static String write(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    /** Reads a time (RFC 3339); empty for none, as which engines write the year 1. */
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(time -> time.getEpochSecond() > 0);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
