package io.github.dockermaven.error;

import java.util.Objects;
import java.util.regex.Pattern;

/** Texts from outside, made fit for a message. */
public final class PrintableText {
    private static final int LONGEST_QUOTE = 200;
    private static final int LONGEST_LINE = 10_000;
    /** Control characters, and those that change the direction in which text is written. */
    private static final String CONTROLS = "\\p{Cntrl}\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069";

    private static final Pattern CONTROL = Pattern.compile("[" + CONTROLS + "]");
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n]+");
    private static final Pattern CONTROL_IN_LINES = Pattern.compile("\\r(?!\\n)|[" + CONTROLS + "&&[^\\t\\r\\n]]");

    /**
     * Escapes of ECMA-48: control sequences (such as colours), control strings (such as a window's title), and others.
     */
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]"
            + "|\u001b[PX^_\\]][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?"
            + "|\u001b[ -/]*[0-~]");

    private PrintableText() {}

    /** Returns the message of an exception, or the name of its class if it has none. */
    public static String of(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    /** Returns the whole text, with {@code ?} for each character that a terminal would act on. */
    public static String printable(String received) {
        return CONTROL.matcher(received).replaceAll("?");
    }

    /** Returns at most 200 characters, none of which a terminal would act on. */
    public static String quote(String received) {
        return cut(printable(received), LONGEST_QUOTE);
    }

    /** Returns at most 10,000 characters in one line: line breaks become spaces. */
    public static String line(String received) {
        return cut(lines(BREAKS.matcher(received).replaceAll(" ")), LONGEST_LINE);
    }

    /** Returns a text of several lines without characters that a terminal would act on. */
    public static String lines(String text) {
        return text == null ? null : CONTROL_IN_LINES.matcher(text).replaceAll("?");
    }

    /** Returns a text without the sequences by which a program colours it, moves the cursor, and the like. */
    public static String withoutTerminalSequences(String text) {
        return text.indexOf('\u001b') < 0 && text.indexOf('\u009b') < 0
                ? text
                : TERMINAL_SEQUENCE.matcher(text).replaceAll("");
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
