package io.github.dockermaven.terminal;

import io.github.dockermaven.error.PrintableText;
import java.util.regex.Pattern;

/** The columns that text takes in a row of a terminal. */
final class Columns {
    private static final String CUT = "...";
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\t\\n\\r]");

    private Columns() {}

    /** Returns the text without characters that move the cursor or change the terminal. */
    static String printable(String text) {
        return PrintableText.printable(WHITE_SPACE.matcher(text).replaceAll(" "));
    }

    /**
     * Returns the most columns that the text takes. Terminals differ in which characters are wide, so every character
     * but ASCII counts as wide.
     */
    static int of(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** Returns the text, cut off at its end if it takes more columns. */
    static String clip(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int room = Math.max(0, columns - CUT.length());
        int end = 0;
        while (end < text.length() && width(text.codePointAt(end)) <= room) {
            room -= width(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + CUT.substring(0, Math.max(0, Math.min(columns, CUT.length())));
    }

    private static int width(int character) {
        return character < 0x80 ? 1 : 2;
    }
}
