package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The expansion of variables, quotes and escapes in one text, which follows BuildKit's shell lexer ({@code
 * frontend/dockerfile/shell/lex.go}). An instance is for one text.
 */
final class ShellLexer {
    /**
     * The treatment of special characters.
     *
     * @param escape the escape character
     * @param quotes whether quotes have a meaning
     * @param rawQuotes whether quotes stay in the result
     * @param rawEscapes whether escape characters stay in the result
     * @param keepUnset whether a variable without value stays as it is written
     */
    record Options(char escape, boolean quotes, boolean rawQuotes, boolean rawEscapes, boolean keepUnset) {}

    /**
     * The result of an expansion.
     *
     * @param text the whole text, expanded
     * @param words the text's words, split after expansion; quoted white space does not split
     * @param unset names of variables that were used and have no value
     * @param empty names of variables that were used and have the empty value
     */
    record Result(String text, List<String> words, Set<String> unset, Set<String> empty) {}

    private static final int END = -1;
    private static final int DEEPEST = 30;
    private static final String SPECIAL_PARAMETERS = "@*#?-$!0";

    private final String source;
    private final Options options;
    private final UnaryOperator<String> values;
    private final ExpansionLimit limit;
    private final Set<String> unset = new LinkedHashSet<>();
    private final Set<String> empty = new LinkedHashSet<>();
    private boolean rawEscapes;
    private int position;
    private int depth;

    private ShellLexer(String source, Options options, UnaryOperator<String> values, ExpansionLimit limit) {
        this.source = source;
        this.options = options;
        this.values = values;
        this.limit = limit;
        this.rawEscapes = options.rawEscapes();
    }

    /**
     * Expands a text.
     *
     * @throws DockerFailureException for an unclosed quote or brace, or a required variable that is not set
     */
    static Result expand(String source, Options options, UnaryOperator<String> values, ExpansionLimit limit) {
        ShellLexer lexer = new ShellLexer(source, options, values, limit);
        SplitText all = lexer.until(END);
        return new Result(all.text(), all.words(), lexer.unset, lexer.empty);
    }

    private int peek() {
        return position < source.length() ? source.charAt(position) : END;
    }

    private int next() {
        return position < source.length() ? source.charAt(position++) : END;
    }

    private SplitText until(int stop) {
        SplitText result = new SplitText();
        while (peek() != END) {
            int c = peek();
            if (c == stop) {
                position++;
                return result;
            } else if (c == '$') {
                result.addExpanded(dollar());
            } else if (options.quotes() && c == '\'') {
                result.addQuoted(singleQuoted());
            } else if (options.quotes() && c == '"') {
                result.addQuoted(doubleQuoted());
            } else {
                position++;
                plain((char) c, result);
            }
        }
        if (stop != END) {
            throw bad("'" + (char) stop + "' is missing");
        }
        return result;
    }

    private void plain(char c, SplitText result) {
        if (c != options.escape()) {
            result.add(c);
            return;
        }
        if (rawEscapes) {
            result.addQuoted(String.valueOf(c));
        }
        int escaped = next();
        if (escaped != END) {
            result.addQuoted(String.valueOf((char) escaped));
        }
    }

    private String singleQuoted() {
        int start = position++;
        int end = source.indexOf('\'', position);
        if (end < 0) {
            throw bad("the closing ' is missing");
        }
        position = end + 1;
        return options.rawQuotes() ? source.substring(start, end + 1) : source.substring(start + 1, end);
    }

    private String doubleQuoted() {
        position++;
        StringBuilder result = new StringBuilder(options.rawQuotes() ? "\"" : "");
        while (peek() != '"') {
            int c = peek();
            if (c == END) {
                throw bad("the closing \" is missing");
            } else if (c == '$') {
                result.append(dollar());
            } else {
                position++;
                if (c != options.escape()) {
                    result.append((char) c);
                } else {
                    escapedInQuotes(result);
                }
            }
        }
        position++;
        return result.append(options.rawQuotes() ? "\"" : "").toString();
    }

    /**
     * Appends an escape character between double quotes. It is literal, unless the next character can be escaped there.
     */
    private void escapedInQuotes(StringBuilder result) {
        if (rawEscapes) {
            result.append(options.escape());
        }
        int c = peek();
        if (c == '"' || c == '$' || c == options.escape()) {
            position++;
            result.append((char) c);
        } else if (c != END) {
            result.append(options.escape());
        }
    }

    private String dollar() {
        String expanded = variable();
        limit.copy(expanded.length());
        return expanded;
    }

    private String variable() {
        position++;
        if (peek() != '{') {
            String name = name();
            return name.isEmpty() ? "$" : valueOr(name, "$" + name);
        }
        position++;
        if (peek() == END) {
            throw bad("'}' is missing");
        }
        if ("{}:".indexOf(peek()) >= 0) {
            throw bad("a variable's name is missing after '${'");
        }
        String name = name();
        int operator = next();
        return switch (operator) {
            case '}' -> valueOr(name, "${" + name + "}");
            case ':' -> modified(name, ":", next());
            case '+', '-', '?', '#', '%' -> modified(name, "", operator);
            case '/' -> replaced(name);
            default -> throw unsupported(name, operator);
        };
    }

    private String valueOr(String name, String asWritten) {
        String value = find(name);
        if (value == null) {
            return options.keepUnset() ? asWritten : "";
        }
        return value;
    }

    private String modified(String name, String colon, int operator) {
        String word = bracedWord(operator == '#' || operator == '%', '}');
        String value = find(name);
        if (value == null && options.keepUnset()) {
            return "${" + name + colon + (char) operator + word + "}";
        }
        boolean absent = value == null || !colon.isEmpty() && value.isEmpty();
        return switch (operator) {
            case '-' -> absent ? word : value;
            case '+' -> absent ? "" : word;
            case '?' -> {
                if (absent) {
                    String state = value == null ? "is not set" : "is empty";
                    throw bad(name + ": " + (word.isEmpty() ? state : word) + ". Give " + name + " a value");
                }
                yield value;
            }
            case '#', '%' -> trimmed(value == null ? "" : value, word, (char) operator);
            default -> throw unsupported(name, operator);
        };
    }

    private String trimmed(String value, String word, char operator) {
        boolean longest = !word.isEmpty() && word.charAt(0) == operator;
        String pattern = longest ? word.substring(1) : word;
        limit.compare(value.length(), pattern.length());
        return operator == '#'
                ? ShellPattern.of(pattern).withoutPrefix(value, longest)
                : ShellPattern.of(pattern).withoutSuffix(value, longest);
    }

    private String replaced(String name) {
        boolean all = peek() == '/';
        if (all) {
            position++;
        }
        String pattern = bracedWord(true, '/');
        String replacement = bracedWord(true, '}');
        String value = find(name);
        if (value == null && options.keepUnset()) {
            return "${" + name + "/" + pattern + "/" + replacement + "}";
        }
        String text = value == null ? "" : value;
        limit.compare(text.length(), pattern.length());
        return ShellPattern.of(pattern).replace(text, replacement, all, limit);
    }

    private String bracedWord(boolean raw, char stop) {
        if (++depth > DEEPEST) {
            throw bad("variables are nested more than " + DEEPEST + " deep");
        }
        boolean before = rawEscapes;
        rawEscapes = raw;
        String word = until(stop).text();
        rawEscapes = before;
        depth--;
        return word;
    }

    private String name() {
        int start = position;
        if (peek() != END && Character.isDigit(peek())) {
            while (peek() != END && Character.isDigit(peek())) {
                position++;
            }
        } else if (peek() != END && SPECIAL_PARAMETERS.indexOf(peek()) >= 0) {
            position++;
        } else {
            while (peek() != END && (Character.isLetterOrDigit(peek()) || peek() == '_')) {
                position++;
            }
        }
        return source.substring(start, position);
    }

    private String find(String name) {
        String value = values.apply(name);
        if (value == null) {
            unset.add(name);
        } else if (value.isEmpty()) {
            empty.add(name);
        }
        return value;
    }

    private DockerFailureException unsupported(String name, int operator) {
        String found = operator == END ? "'}' is missing" : "'" + (char) operator + "' is not an operator";
        return bad(found + " after '${" + name + "'");
    }

    private DockerFailureException bad(String cause) {
        return new DockerFailureException("in '" + PrintableText.quote(source) + "' " + cause + ".");
    }
}
