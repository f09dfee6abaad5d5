package io.github.dockermaven.container.log;

import io.github.dockermaven.container.DurationText;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A time in the forms of {@code docker logs --since}: how long ago ({@code 10m}, {@code 1h30m}), a date with or without a
 * time and a zone ({@code 2026-11-30}, {@code 2026-11-30T11:40:42Z}), or seconds since 1970.
 */
public final class LogTime {
    private LogTime() {}

    /**
     * Parses a time.
     *
     * @param subject the text's owner, for the error
     * @param clock the present time, and the zone of a time that names none
     * @throws DockerFailureException if it has none of the forms
     */
    public static Instant parse(String subject, String text, Clock clock) {
        try {
            if (text.matches("[0-9]{1,11}(\\.[0-9]{1,9})?")) {
                BigDecimal seconds = new BigDecimal(text);
                return Instant.ofEpochSecond(
                        seconds.longValue(),
                        seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
            }
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
            }
            if (text.matches(".+T.+(Z|[+-][0-9]{2}:[0-9]{2})")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            if (text.contains("T")) {
                return LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
            }
            return clock.instant().minus(DurationText.parse(subject, text, ChronoUnit.SECONDS));
        } catch (DateTimeException | DockerFailureException e) {
            throw new DockerFailureException(
                    subject + ": '" + PrintableText.quote(text)
                            + "' is no time. Write how long ago it was, 10m or 1h30m, a"
                            + " date such as 2026-11-30 or 2026-11-30T11:40:42Z, or seconds since 1970.",
                    e);
        }
    }
}
