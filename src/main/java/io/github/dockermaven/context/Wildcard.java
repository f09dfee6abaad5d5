package io.github.dockermaven.context;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as Go's {@code path.Match} reads it, by which Docker finds the sources of COPY and ADD: {@code *} and
 * {@code ?} for characters other than {@code /}, {@code [a-z]}, {@code [^a]}, and {@code \} before what means itself.
 */
final class Wildcard {
    /** One element of a pattern. */
    private record Element(Kind kind, List<int[]> ranges) {
        boolean matches(int character) {
            return switch (kind) {
                case STAR, ONE -> character != '/';
                case CLASS -> inRanges(character);
                case OTHERS -> !inRanges(character);
            };
        }

        private boolean inRanges(int character) {
            return ranges.stream().anyMatch(range -> range[0] <= character && character <= range[1]);
        }
    }

    private enum Kind {
        STAR,
        ONE,
        CLASS,
        OTHERS
    }

    private final int[] pattern;
    private final List<Element> elements = new ArrayList<>();
    private int position;

    /** @throws IllegalArgumentException if the pattern is malformed; the message says how */
    Wildcard(String pattern) {
        this.pattern = pattern.codePoints().toArray();
        while (position < this.pattern.length) {
            elements.add(element());
        }
    }

    /** Whether Docker takes the text for a pattern at all; escapes alone do not make one. */
    static boolean isIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[') {
                return true;
            }
        }
        return false;
    }

    private Element element() {
        int c = pattern[position++];
        return switch (c) {
            case '*' -> new Element(Kind.STAR, List.of());
            case '?' -> new Element(Kind.ONE, List.of());
            case '[' -> characterClass();
            case '\\' -> literal(escaped());
            default -> literal(c);
        };
    }

    private static Element literal(int c) {
        return new Element(Kind.CLASS, List.of(new int[] {c, c}));
    }

    private int escaped() {
        if (position == pattern.length) {
            throw new IllegalArgumentException("it ends with '\\', which escapes nothing");
        }
        return pattern[position++];
    }

    private Element characterClass() {
        boolean others = position < pattern.length && pattern[position] == '^';
        if (others) {
            position++;
        }
        List<int[]> ranges = new ArrayList<>();
        while (ranges.isEmpty() || peekInClass() != ']') {
            int low = classCharacter();
            int high = low;
            if (peekInClass() == '-') {
                position++;
                high = classCharacter();
            }
            ranges.add(new int[] {low, high});
        }
        position++;
        return new Element(others ? Kind.OTHERS : Kind.CLASS, ranges);
    }

    private int peekInClass() {
        if (position == pattern.length) {
            throw new IllegalArgumentException("'[' has no ']' after it");
        }
        return pattern[position];
    }

    private int classCharacter() {
        int c = peekInClass();
        position++;
        if (c == '-' || c == ']') {
            throw new IllegalArgumentException("'" + (char) c + "' has no meaning there: write \\" + (char) c);
        }
        return c == '\\' ? escaped() : c;
    }

    boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int element = 0;
        int at = 0;
        int star = -1;
        int starAt = 0;
        while (at < characters.length || element < elements.size()) {
            if (element < elements.size() && elements.get(element).kind() == Kind.STAR) {
                star = element++;
                starAt = at;
            } else if (element < elements.size()
                    && at < characters.length
                    && elements.get(element).matches(characters[at])) {
                element++;
                at++;
            } else if (star >= 0 && starAt < characters.length && characters[starAt] != '/') {
                element = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        return true;
    }
}
