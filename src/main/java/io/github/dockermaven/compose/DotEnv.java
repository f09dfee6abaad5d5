package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parser of a file of variables, such as {@code .env}, in the dialect of {@code docker compose}: {@code NAME=value}, one
 * in a line, with comments, quotes over several lines, {@code export}, and variables in values.
 */
final class DotEnv {
    private static final Pattern EXPORT = Pattern.compile("export[ \\t]+");
    /** The key, to its {@code =} or {@code :}, or to the end of its line. */
    private static final Pattern KEY = Pattern.compile("([^=:\\n]*)([=:\\n]|\\z)");

    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}_.\\[\\]-]");
    private static final Pattern BLANKS = Pattern.compile("[\\t\\x0b\\f\\r \\x{85}\\x{a0}]*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([abfnrtv$\"\\\\]|0[0-3][0-7]{2})");
    private static final String ESCAPED = "abfnrtv";
    private static final String ESCAPES = "\u0007\b\f\n\r\t\u000b";

    private final String file;
    private final String text;
    private final Function<String, Optional<String>> outer;
    private final Warnings warnings;
    private final Map<String, String> variables;
    private int at;

    private DotEnv(
            String file,
            String text,
            Map<String, String> earlier,
            Function<String, Optional<String>> outer,
            Warnings warnings) {
        this.file = file;
        this.text = text;
        this.outer = outer;
        this.warnings = warnings;
        this.variables = new LinkedHashMap<>(earlier);
    }

    /**
     * Returns the variables of earlier files and those of this one.
     *
     * @param file its name in messages
     * @param outer takes precedence over the file's own variables where a value names one, and gives the value of a name alone
     */
    static Map<String, String> parse(
            String file,
            String text,
            Map<String, String> earlier,
            Function<String, Optional<String>> outer,
            Warnings warnings) {
        DotEnv parser = new DotEnv(file, text, earlier, outer, warnings);
        while (parser.toStatement()) {
            parser.statement();
        }
        return parser.variables;
    }

    /** Goes over empty lines and comments, and returns whether anything is behind them. */
    private boolean toStatement() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = endOfLine();
            } else if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\u00a0') {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void statement() {
        int start = at;
        skip(EXPORT);
        Matcher key = matcher(KEY);
        key.lookingAt();
        String name = key.group(1).stripTrailing();
        Matcher bad = NO_NAME.matcher(name);
        if (bad.find() || name.isEmpty()) {
            at = start;
            throw error("The line \"" + PrintableText.quote(text.substring(start, endOfLine()))
                    + "\" is no variable: a name is made of letters, digits and _. Write NAME=value.");
        }
        at = key.end();
        if (key.group(2).equals("=") || key.group(2).equals(":")) {
            skip(BLANKS);
            variables.put(name, value());
        } else {
            outer.apply(name).ifPresent(value -> variables.put(name, value));
        }
    }

    private String value() {
        if (text.startsWith("'", at)) {
            return quoted('\'');
        }
        if (text.startsWith("\"", at)) {
            return substituted(
                    ESCAPE.matcher(quoted('"')).replaceAll(each -> Matcher.quoteReplacement(unescaped(each))));
        }
        String line = text.substring(at, endOfLine());
        String value = line.contains(" #") ? line.substring(0, line.indexOf(" #")) : line;
        String result = substituted(value.stripTrailing());
        at = endOfLine();
        return result;
    }

    /** Of backslashes, only those before the quote itself are taken away. */
    private String quoted(char quote) {
        int start = at;
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                if (text.charAt(at) != quote) {
                    value.append(c);
                }
                c = text.charAt(at);
            }
            value.append(c);
        }
        at = start;
        throw error("The quote " + quote + " is not closed.");
    }

    /** An escaped dollar sign is no variable. */
    private static String unescaped(MatchResult escape) {
        String what = escape.group(1);
        if (what.equals("$")) {
            return "$$";
        }
        if (what.startsWith("0")) {
            return String.valueOf((char) Integer.parseInt(what, 8));
        }
        int known = ESCAPED.indexOf(what);
        return known < 0 ? what : ESCAPES.substring(known, known + 1);
    }

    private String substituted(String value) {
        return new Template(
                        name -> outer.apply(name).or(() -> Optional.ofNullable(variables.get(name))),
                        name -> Interpolation.warn(warnings, name),
                        this::error)
                .substitute(value);
    }

    private void skip(Pattern pattern) {
        Matcher matcher = matcher(pattern);
        if (matcher.lookingAt()) {
            at = matcher.end();
        }
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private DockerFailureException error(String message) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new Position(file, line, 1).error(message);
    }
}
