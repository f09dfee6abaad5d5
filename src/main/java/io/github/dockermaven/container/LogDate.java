package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A format for the times of a log, with the constants and patterns of the io.fabric8 plugin, whose patterns are those of
 * Joda-Time.
 *
 * @param text a constant, or a pattern as it was given
 */
public record LogDate(String text) {
    /** No times. */
    public static final LogDate NONE = new LogDate("NONE");

    private static final List<String> CONSTANTS = List.of("NONE", "DEFAULT", "MEDIUM", "SHORT", "LONG", "ISO8601");
    /** A quoted part, or letters that mean something else in Joda-Time's patterns than in those of Java. */
    private static final Pattern JODA = Pattern.compile("'[^']*'|Y+|ZZZ+|ZZ");

    /**
     * Parses a format.
     *
     * @param subject the text's owner, for the error
     * @throws DockerFailureException if it is neither a constant nor a pattern
     */
    public static LogDate parse(String subject, String text) {
        String constant = text.toUpperCase(Locale.ROOT);
        if (constant.equals("FALSE")) {
            return NONE;
        }
        if (constant.equals("TRUE")) {
            return new LogDate("DEFAULT");
        }
        LogDate date = new LogDate(CONSTANTS.contains(constant) ? constant : text);
        try {
            date.formatter(ZoneId.of("Z")).ifPresent(formatter -> formatter.format(Instant.EPOCH));
            return date;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new DockerFailureException(
                    subject + ": '" + PrintableText.quote(text) + "' is no format of dates. Write one of "
                            + String.join(", ", CONSTANTS) + ", or a pattern such as HH:mm:ss.",
                    e);
        }
    }

    /** Returns the formatter for a zone; empty for no times. */
    public Optional<DateTimeFormatter> formatter(ZoneId zone) {
        Optional<DateTimeFormatter> formatter =
                switch (text) {
                    case "NONE" -> Optional.empty();
                    case "DEFAULT" -> Optional.of(DateTimeFormatter.ofPattern("HH:mm:ss.SSS"));
                    case "ISO8601" ->
                        Optional.of(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", Locale.ROOT));
                    case "SHORT", "MEDIUM", "LONG" ->
                        Optional.of(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.valueOf(text)));
                    default -> Optional.of(DateTimeFormatter.ofPattern(ofJava(text)));
                };
        return formatter.map(each -> each.withZone(zone));
    }

    private static String ofJava(String pattern) {
        return JODA.matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group().charAt(0)) {
                            case 'Y' -> match.group().replace('Y', 'y');
                            case 'Z' -> match.group().length() == 2 ? "xxx" : "VV";
                            default -> match.group();
                        }));
    }
}
