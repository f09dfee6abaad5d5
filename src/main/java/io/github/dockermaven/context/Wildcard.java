package io.github.dockermaven.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A pattern of Go's {@code filepath.Match}, by which Docker finds the sources of COPY and ADD: {@code *} and {@code ?}
 * for characters other than {@code /}, {@code [a-z]}, {@code [^a]}, and {@code \} before a literal character.
 */
final class Wildcard {
    /** A part of the pattern that matches one character. */
    private record Element(boolean others, boolean anyButSlash, List<int[]> ranges) {
        boolean matches(int character) {
            if (anyButSlash) {
                return character != '/';
            }
            for (int[] range : ranges) {
                if (range[0] <= character && character <= range[1]) {
                    return !others;
                }
            }
            return others;
        }
    }

    /**
     * A part of the pattern without {@code *}.
     *
     * @param star whether {@code *} comes before it
     * @param mistake its syntax error, {@code null} if there is none
     */
    private record Part(boolean star, List<Element> elements, String mistake) {}

    /** Linux' limit of a path. */
    private static final int LONGEST = 4_096;

    private final int[] pattern;
    private final List<Part> parts = new ArrayList<>();
    private int position;

    Wildcard(String pattern) {
        this.pattern = pattern.codePoints().toArray();
        if (this.pattern.length > LONGEST) {
            parts.add(new Part(false, List.of(), "it is longer than " + LONGEST + " characters"));
            return;
        }
        while (position < this.pattern.length) {
            parts.add(part());
        }
    }

    /** Returns whether Docker treats the text as a pattern; escapes alone do not make one. */
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

    /** Returns the pattern's syntax error, if there is one. */
    Optional<String> mistake() {
        return parts.stream().map(Part::mistake).filter(Objects::nonNull).findFirst();
    }

    /** Returns whether a source of COPY may be a path, or a folder that contains the path. */
    static boolean mayLeadTo(String source, String path) {
        String clean = CleanPath.of("/" + source).substring(1);
        if (clean.isEmpty()) {
            return true;
        }
        String[] sourceNames = clean.split("/");
        String[] pathNames = path.split("/");
        if (sourceNames.length > pathNames.length) {
            return false;
        }
        for (int i = 0; i < sourceNames.length; i++) {
            try {
                if (!sourceNames[i].equals(pathNames[i]) && !new Wildcard(sourceNames[i]).matches(pathNames[i])) {
                    return false;
                }
            } catch (IllegalArgumentException malformed) {
                return true;
            }
        }
        return true;
    }

    private Part part() {
        boolean star = false;
        while (position < pattern.length && pattern[position] == '*') {
            star = true;
            position++;
        }
        int end = endOfPart();
        List<Element> elements = new ArrayList<>();
        String mistake = null;
        try {
            while (position < end) {
                elements.add(element(end));
            }
        } catch (IllegalArgumentException e) {
            mistake = e.getMessage();
        }
        position = end;
        return new Part(star, elements, mistake);
    }

    private int endOfPart() {
        boolean inClass = false;
        for (int i = position; i < pattern.length; i++) {
            if (pattern[i] == '\\') {
                i++;
            } else if (pattern[i] == '[') {
                inClass = true;
            } else if (pattern[i] == ']') {
                inClass = false;
            } else if (pattern[i] == '*' && !inClass) {
                return i;
            }
        }
        return pattern.length;
    }

    private Element element(int end) {
        int c = pattern[position++];
        return switch (c) {
            case '?' -> new Element(false, true, List.of());
            case '[' -> characterClass(end);
            case '\\' -> literal(escaped(end));
            default -> literal(c);
        };
    }

    private static Element literal(int c) {
        return new Element(false, false, List.of(new int[] {c, c}));
    }

    private int escaped(int end) {
        if (position == end) {
            throw new IllegalArgumentException("'\\' escapes nothing");
        }
        return pattern[position++];
    }

    private Element characterClass(int end) {
        boolean others = position < end && pattern[position] == '^';
        if (others) {
            position++;
        }
        List<int[]> ranges = new ArrayList<>();
        while (ranges.isEmpty() || inClass(end) != ']') {
            int low = classCharacter(end);
            int high = low;
            if (inClass(end) == '-') {
                position++;
                high = classCharacter(end);
            }
            ranges.add(new int[] {low, high});
        }
        position++;
        return new Element(others, false, ranges);
    }

    private int inClass(int end) {
        if (position == end) {
            throw new IllegalArgumentException("'[' has no ']' after it");
        }
        return pattern[position];
    }

    private int classCharacter(int end) {
        int c = inClass(end);
        position++;
        if (c == '-' || c == ']') {
            throw new IllegalArgumentException("'" + (char) c + "' has no meaning there: write \\" + (char) c);
        }
        return c == '\\' ? escaped(end) : c;
    }

    /**
     * Returns whether the pattern matches a text.
     *
     * @throws IllegalArgumentException if a part that the comparison reaches is malformed; the message says how
     */
    boolean matches(String text) {
        if (text.length() > LONGEST * 2) {
            return false;
        }
        int[] characters = text.codePoints().toArray();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean last = i == parts.size() - 1;
            if (part.mistake() != null) {
                throw new IllegalArgumentException(part.mistake());
            }
            int end = at + part.elements().size();
            while (!(fits(part, characters, at) && (!last || end == characters.length))) {
                if (!part.star() || at >= characters.length || characters[at] == '/') {
                    return false;
                }
                end = ++at + part.elements().size();
            }
            at = end;
        }
        return at == characters.length;
    }

    private static boolean fits(Part part, int[] characters, int at) {
        if (at + part.elements().size() > characters.length) {
            return false;
        }
        for (int i = 0; i < part.elements().size(); i++) {
            if (!part.elements().get(i).matches(characters[at + i])) {
                return false;
            }
        }
        return true;
    }
}
