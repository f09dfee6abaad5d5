package io.github.dockermaven.container.log;

import io.github.dockermaven.container.LogDate;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The form of printed lines, unless a container has one of its own.
 *
 * @param coloured whether prefixes and dates are in colours
 * @param charset the encoding
 * @param date the form of dates that takes precedence over that of the containers' settings
 * @param defaultDate the form of dates for containers whose settings have none
 * @param timestamps whether each line has its time as the engine writes it, in the place of a date
 */
public record LogStyle(
        boolean coloured, Charset charset, Optional<LogDate> date, Optional<LogDate> defaultDate, boolean timestamps) {
    /** The encoding of lines that become texts again, and of files. */
    static final Charset OF_TEXT = StandardCharsets.UTF_8;

    /** Returns the form of the dates of a container; empty for none. */
    Optional<DateTimeFormatter> dates(LogSource source) {
        return timestamps
                ? Optional.empty()
                : date.or(source.settings()::date)
                        .or(() -> defaultDate)
                        .flatMap(format -> format.formatter(ZoneId.systemDefault()));
    }

    /** Returns whether lines of a container have their time. */
    boolean hasTimes(LogSource source) {
        return timestamps || dates(source).isPresent();
    }

    /** Returns the same form, for a file. */
    LogStyle ofFile() {
        return new LogStyle(false, OF_TEXT, date, defaultDate, timestamps);
    }
}
