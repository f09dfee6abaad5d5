package io.github.dockermaven.error;

import java.util.Objects;
import java.util.regex.Pattern;

/** Texts of others, fit to be repeated in a message. */
public final class PrintableText {
    private static final int LONGEST_QUOTE = 200;
    private static final int LONGEST_LINE = 10_000;
    /** Controls, and what turns the direction in which text is written. */
    private static final String CONTROLS = "\\p{Cntrl}\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069";

    private static final Pattern ACTING = Pattern.compile("[" + CONTROLS + "]");
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n]+");
    private static final Pattern ACTING_IN_LINES = Pattern.compile("\\r(?!\\n)|[" + CONTROLS + "&&[^\\t\\r\\n]]");

    private PrintableText() {}

    /** The reason that an exception gives, or what it is if it gives none. */
    public static String of(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    /** All of it, without the characters that a terminal would act on. */
    public static String printable(String received) {
        return ACTING.matcher(received).replaceAll("?");
    }

    /** At most 200 characters, and none that a terminal would act on. */
    public static String quote(String received) {
        return cut(printable(received), LONGEST_QUOTE);
    }

    /** At most 10,000 characters in one line: breaks become spaces. */
    public static String line(String received) {
        return cut(lines(BREAKS.matcher(received).replaceAll(" ")), LONGEST_LINE);
    }

    /** A text of several lines without what a terminal would act on. */
    public static String lines(String text) {
        return text == null ? null : ACTING_IN_LINES.matcher(text).replaceAll("?");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
