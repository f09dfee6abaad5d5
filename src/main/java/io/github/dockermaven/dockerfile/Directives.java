package io.github.dockermaven.dockerfile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parser directives at the top of a Dockerfile, and the effect of the escape directive: the recognition of
 * continuation lines.
 */
final class Directives {
    private static final Pattern DIRECTIVE =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9]*+)[\\t\\n\\f\\r ]*+=[\\t\\n\\f\\r ]*(.+)", Pattern.DOTALL);
    private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");

    private final String name;
    private final Set<String> seen = new HashSet<>();
    private boolean done;
    private char escape;
    private Pattern continuation;
    private String syntax;
    private int syntaxLine;

    Directives(String name) {
        this.name = name;
        escapeWith('\\');
    }

    private void escapeWith(char character) {
        escape = character;
        String quoted = Pattern.quote(String.valueOf(character));
        continuation = Pattern.compile("(?<!" + quoted + ")" + quoted + "[ \\t]*\\z");
    }

    /** Reads a line; the first line without a directive ends them. */
    void read(String line, int number) {
        if (done) {
            return;
        }
        Matcher matcher = DIRECTIVE.matcher(line.startsWith("#") ? WhiteSpace.trimStart(line.substring(1)) : "");
        String key = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        if (!KNOWN.contains(key)) {
            done = number > 1 || !line.startsWith("#!");
            return;
        }
        SourceLocation location = new SourceLocation(name, number);
        String value = value(matcher.group(2));
        if (!seen.add(key)) {
            throw location.failure("the directive '" + key + "' appears twice. Remove one of them.");
        }
        if (key.equals("syntax")) {
            syntax = value.split(" ", 2)[0];
            syntaxLine = number;
        } else if (key.equals("escape")) {
            if (!value.equals("\\") && !value.equals("`")) {
                throw location.failure("'" + value + "' cannot be the escape character. Write \\ or `.");
            }
            escapeWith(value.charAt(0));
        }
    }

    /** Returns a text without trailing white space; a regular expression would take quadratic time. */
    private static String value(String text) {
        int end = text.length();
        while (end > 1 && "\t\n\f\r ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * Returns whether the instruction continues in the next line: the line ends with an escape character that is not
     * escaped.
     */
    boolean continues(String line) {
        return continuation.matcher(line).find();
    }

    String withoutContinuation(String line) {
        return continuation.matcher(line).replaceFirst("");
    }

    char escape() {
        return escape;
    }

    /** Returns the image that the syntax directive names, {@code null} if there is none. */
    String syntax() {
        return syntax;
    }

    int syntaxLine() {
        return syntaxLine;
    }
}
