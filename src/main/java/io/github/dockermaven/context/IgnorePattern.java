package io.github.dockermaven.context;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One pattern of a {@code .dockerignore} file, matched as by moby's {@code patternmatcher}, peculiarities included:
 * {@code *} and {@code ?} are wildcards inside brackets too, {@code **} may stand for part of a name, a pattern with
 * any of them has the {@code |} and <code>{2}</code> of regular expressions, and a malformed part is an error only if
 * moby reaches it. On every system {@code /} separates folders and {@code \} escapes, as on Linux.
 */
final class IgnorePattern {
    /** The ways to compare a pattern. */
    private enum Comparison {
        EXACT,
        PREFIX,
        SUFFIX,
        REGEX
    }

    private static final Pattern MORE_THAN_STARS = Pattern.compile("[\\[\\]\\\\^{]");

    private final boolean exception;
    private final String cleaned;
    private final StringBuilder regexText = new StringBuilder("^");
    private Comparison comparison = Comparison.EXACT;
    private GoRegex regex;
    /** The names at its beginning that can be compared one by one. */
    private final List<Wildcard> firstNames = new ArrayList<>();
    /** Whether they are followed by a part that may match any names. */
    private boolean openEnded;

    /**
     * @param text the pattern as {@link IgnoreRules} has trimmed and cleaned it, with its {@code !}
     * @throws IllegalArgumentException if Docker refuses the pattern; the message says why
     */
    IgnorePattern(String text) {
        String clean = CleanPath.of(text);
        exception = clean.startsWith("!");
        cleaned = exception ? clean.substring(1) : clean;
        if (cleaned.isEmpty()) {
            throw new IllegalArgumentException("'!' has no pattern after it");
        }
        new Wildcard(cleaned).matches(".");
        translate();
        if (comparison == Comparison.REGEX) {
            regex = GoRegexParser.parse(regexText.append('$').toString());
        }
        takeFirstNames();
    }

    /** Returns whether the pattern is an exception from others. */
    boolean isException() {
        return exception;
    }

    /** Returns whether it needs more steps than any sensible pattern. */
    boolean isTooLong() {
        return regex != null && regex.isTooLong();
    }

    private void translate() {
        int position = 0;
        while (position < cleaned.length()) {
            boolean first = position == 0;
            char c = cleaned.charAt(position++);
            if (c == '*' && cleaned.startsWith("*", position)) {
                position = twoStars(position + 1, first);
            } else if (c == '*') {
                asRegex("[^/]*");
            } else if (c == '?') {
                asRegex("[^/]");
            } else if (c == '\\' && position < cleaned.length()) {
                int escaped = cleaned.codePointAt(position);
                asRegex("\\" + Character.toString(escaped));
                position += Character.charCount(escaped);
            } else if (c == '[' || c == ']') {
                asRegex(String.valueOf(c));
            } else {
                regexText.append(".+()$".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
    }

    private int twoStars(int after, boolean first) {
        int position = cleaned.startsWith("/", after) ? after + 1 : after;
        if (position < cleaned.length()) {
            asRegex(regexText.toString().endsWith(GoRegexParser.FOLDERS) ? "" : GoRegexParser.FOLDERS);
        } else if (comparison == Comparison.EXACT) {
            comparison = Comparison.PREFIX;
        } else {
            asRegex(".*");
        }
        comparison = first ? Comparison.SUFFIX : comparison;
        return position;
    }

    private void asRegex(String part) {
        regexText.append(part);
        comparison = Comparison.REGEX;
    }

    private void takeFirstNames() {
        openEnded = cleaned.indexOf('|') >= 0;
        for (String name : cleaned.split("/", -1)) {
            openEnded = openEnded
                    || name.contains("**")
                    || MORE_THAN_STARS.matcher(name).find();
            if (openEnded) {
                return;
            }
            firstNames.add(new Wildcard(name));
        }
    }

    boolean matches(String path) {
        return switch (comparison) {
            case EXACT -> path.equals(cleaned);
            case PREFIX -> path.startsWith(cleaned.substring(0, cleaned.length() - 2));
            case SUFFIX -> {
                String suffix = cleaned.substring(2);
                yield path.endsWith(suffix) || suffix.startsWith("/") && path.equals(suffix.substring(1));
            }
            case REGEX -> regex.find(path);
        };
    }

    /** Returns whether a file in the folder might match: false only if that is certain. */
    boolean mayMatchBelow(String folder) {
        int begin = 0;
        for (Wildcard name : firstNames) {
            if (begin > folder.length()) {
                return true;
            }
            int end = folder.indexOf('/', begin);
            end = end < 0 ? folder.length() : end;
            if (!name.matches(folder.substring(begin, end))) {
                return false;
            }
            begin = end + 1;
        }
        return openEnded;
    }
}
