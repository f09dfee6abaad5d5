package io.github.dockermaven.image;

import java.util.Objects;

/** What others said, fit to be repeated in a message. */
public final class ErrorText {
    private static final int LONGEST_QUOTE = 200;

    private ErrorText() {}

    /** The reason that an exception gives, or what it is if it gives none. */
    public static String of(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    /** All of it, without the characters that a terminal would act on. */
    public static String printable(String received) {
        return received.replaceAll("[\\p{Cntrl}\\x7f-\\x9f]", "?");
    }

    /** At most 200 characters, and none that a terminal would act on. */
    public static String quote(String received) {
        String printable = printable(received);
        return printable.length() <= LONGEST_QUOTE ? printable : printable.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}
