package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import java.util.Arrays;

/**
 * A pattern of {@code ${x#p}}, {@code ${x%p}} and {@code ${x/p/r}}: {@code *} and {@code ?}, without brackets. It is
 * matched in one pass over a value with all possible positions in the pattern at a time, so that no pattern takes
 * longer than its length times the value's.
 */
final class ShellPattern {
    private static final int STAR = -1;
    private static final int ANY = -2;
    private static final int NONE = Integer.MAX_VALUE;

    private final int[] elements;

    private ShellPattern(int[] elements) {
        this.elements = elements;
    }

    /**
     * Parses a pattern.
     *
     * @throws DockerFailureException for an invalid escape
     */
    static ShellPattern of(String pattern) {
        int[] characters = pattern.codePoints().toArray();
        int[] elements = new int[characters.length];
        int count = 0;
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            elements[count++] = c == '*' ? STAR : c == '?' ? ANY : c == '\\' ? escaped(pattern, characters, ++i) : c;
        }
        return new ShellPattern(Arrays.copyOf(elements, count));
    }

    private static int escaped(String pattern, int[] characters, int at) {
        String character = at < characters.length ? Character.toString(characters[at]) : "";
        if (character.isEmpty() || "*?\\}/".indexOf(character) < 0) {
            throw new DockerFailureException("pattern '" + pattern + "' has the escape '\\" + character
                    + "'; only \\*, \\?, \\\\, \\} and \\/ can be escaped.");
        }
        return characters[at];
    }

    String withoutPrefix(String value, boolean longest) {
        int[] text = value.codePoints().toArray();
        int end = end(text, 0, longest);
        return end < 0 ? value : text(text, end, text.length);
    }

    String withoutSuffix(String value, boolean longest) {
        int[] text = value.codePoints().toArray();
        int end = new ShellPattern(reversed(elements)).end(reversed(text), 0, longest);
        return end < 0 ? value : text(text, 0, text.length - end);
    }

    /**
     * Replaces the first match or all of them, each as long as possible. An empty match directly after another is
     * skipped.
     */
    String replace(String value, String replacement, boolean all, ExpansionLimit limit) {
        int[] text = value.codePoints().toArray();
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (int from = 0, last = -1; from <= text.length; ) {
            int start = start(text, from);
            if (start < 0) {
                break;
            }
            int end = end(text, start, true);
            if (end > start || start > last) {
                limit.copy(replacement.length());
                result.append(text(text, copied, start)).append(replacement);
                copied = end;
                last = end;
                if (!all) {
                    break;
                }
            }
            from = Math.max(end, start + (end == start ? 1 : 0));
        }
        return result.append(text(text, copied, text.length)).toString();
    }

    /** Returns the end of a match that begins at a position, -1 if there is none. */
    private int end(int[] text, int from, boolean longest) {
        int[] starts = none();
        starts[0] = from;
        int end = -1;
        for (int position = from; ; position++) {
            afterStars(starts);
            if (starts[elements.length] != NONE) {
                end = position;
            }
            if (position == text.length || end >= 0 && !longest || !isLeft(starts, NONE)) {
                return end;
            }
            starts = after(starts, text[position]);
        }
    }

    /** Returns the beginning of the first match, -1 if there is none. */
    private int start(int[] text, int from) {
        int[] starts = none();
        int first = NONE;
        for (int position = from; ; position++) {
            if (first == NONE) {
                starts[0] = Math.min(starts[0], position);
            }
            afterStars(starts);
            first = Math.min(first, starts[elements.length]);
            if (position == text.length || !isLeft(starts, first)) {
                return first == NONE ? -1 : first;
            }
            starts = after(starts, text[position]);
        }
    }

    /** Returns an empty array of the first character of a match, for each position in the pattern. */
    private int[] none() {
        int[] starts = new int[elements.length + 1];
        Arrays.fill(starts, NONE);
        return starts;
    }

    private void afterStars(int[] starts) {
        for (int i = 0; i < elements.length; i++) {
            if (elements[i] == STAR) {
                starts[i + 1] = Math.min(starts[i + 1], starts[i]);
            }
        }
    }

    /** Returns whether a match that began before a position is still possible. */
    private boolean isLeft(int[] starts, int before) {
        for (int i = 0; i < elements.length; i++) {
            if (starts[i] < before) {
                return true;
            }
        }
        return false;
    }

    private int[] after(int[] starts, int character) {
        int[] next = none();
        for (int i = 0; i < elements.length; i++) {
            boolean fits = elements[i] < 0 ? character != '\n' : elements[i] == character;
            if (starts[i] != NONE && fits) {
                int to = elements[i] == STAR ? i : i + 1;
                next[to] = Math.min(next[to], starts[i]);
            }
        }
        return next;
    }

    private static int[] reversed(int[] characters) {
        int[] reversed = new int[characters.length];
        for (int i = 0; i < characters.length; i++) {
            reversed[i] = characters[characters.length - 1 - i];
        }
        return reversed;
    }

    private static String text(int[] characters, int from, int to) {
        return new String(characters, from, to - from);
    }
}
