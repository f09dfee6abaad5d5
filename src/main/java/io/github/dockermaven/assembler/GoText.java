package io.github.dockermaven.assembler;

import java.util.List;
import java.util.stream.Collectors;

/** Values in Go's print formats, in which BuildKit writes instructions into an image's history. */
final class GoText {
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private GoText() {}

    /** Returns strings in the format {@code %v}. */
    static String plain(Iterable<String> texts) {
        return "[" + String.join(" ", texts) + "]";
    }

    /** Returns strings in the format {@code %q}. */
    static String quoted(List<String> texts) {
        return texts.stream().map(GoText::quoted).collect(Collectors.joining(" ", "[", "]"));
    }

    /** Returns a string in the format {@code %q}. */
    static String quoted(String text) {
        StringBuilder result = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(c, '"', result));
        return result.append('"').toString();
    }

    /** Returns a number in the format {@code %q}, for which it is a character. */
    static String quoted(int character) {
        StringBuilder result = new StringBuilder("'");
        append(Character.isValidCodePoint(character) ? character : 0xFFFD, '\'', result);
        return result.append('\'').toString();
    }

    private static void append(int c, char quote, StringBuilder result) {
        switch (c) {
            case 0x07 -> result.append("\\a");
            case '\b' -> result.append("\\b");
            case '\f' -> result.append("\\f");
            case '\n' -> result.append("\\n");
            case '\r' -> result.append("\\r");
            case '\t' -> result.append("\\t");
            case 0x0B -> result.append("\\v");
            case '\\' -> result.append("\\\\");
            default -> {
                if (c == quote) {
                    result.append('\\').append(quote);
                } else if (isPrintable(c)) {
                    result.appendCodePoint(c);
                } else if (c < ' ' || c == 0x7F) {
                    result.append(String.format("\\x%02x", c));
                } else {
                    result.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return c == ' '
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    /** Returns nanoseconds as Go's {@code time.Duration}: {@code 1m30s}, {@code 1.5s}, {@code 100ms}. */
    static String duration(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < SECOND) {
            long unit = nanos < MICROSECOND ? 1 : nanos < MILLISECOND ? MICROSECOND : MILLISECOND;
            String name = unit == 1 ? "ns" : unit == MICROSECOND ? "\u00b5s" : "ms";
            return decimal(nanos, unit) + name;
        }
        long minutes = nanos / (60 * SECOND);
        String seconds = decimal(nanos % (60 * SECOND), SECOND) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long nanos, long unit) {
        String fraction = unit == 1
                ? ""
                : String.valueOf(unit + nanos % unit).substring(1).replaceAll("0+$", "");
        return nanos / unit + (fraction.isEmpty() ? "" : "." + fraction);
    }
}
