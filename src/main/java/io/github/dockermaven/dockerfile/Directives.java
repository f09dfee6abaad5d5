package io.github.dockermaven.dockerfile;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser directives at the top of a Dockerfile, and what the escape directive decides: which lines continue. */
final class Directives {
    private static final Pattern DIRECTIVE =
            Pattern.compile("([a-zA-Z][a-zA-Z0-9]*)[\\t\\n\\f\\r ]*=[\\t\\n\\f\\r ]*(.+?)[\\t\\n\\f\\r ]*");
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

    /** Takes a line into account; the first that is no directive ends them. */
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
        Place place = new Place(name, number);
        if (!seen.add(key)) {
            throw place.failure("the directive '" + key + "' stands twice. Remove one of them.");
        }
        if (key.equals("syntax")) {
            syntax = matcher.group(2).split(" ", 2)[0];
            syntaxLine = number;
        } else if (key.equals("escape")) {
            if (!matcher.group(2).equals("\\") && !matcher.group(2).equals("`")) {
                throw place.failure("'" + matcher.group(2) + "' cannot be the escape character. Write \\ or `.");
            }
            escapeWith(matcher.group(2).charAt(0));
        }
    }

    /** Whether the instruction goes on in the next line: the line ends with an escape character that is not escaped. */
    boolean continues(String line) {
        return continuation.matcher(line).find();
    }

    String withoutContinuation(String line) {
        return continuation.matcher(line).replaceFirst("");
    }

    char escape() {
        return escape;
    }

    /** The image that the syntax directive names, or {@code null}. */
    String syntax() {
        return syntax;
    }

    int syntaxLine() {
        return syntaxLine;
    }
}
