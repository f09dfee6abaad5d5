package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of <a href="https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md">variables in texts</a>:
 * {@code $NAME}, {@code ${NAME}} and what may stand behind the name in braces. {@code $$} is a dollar sign.
 *
 * @param variables gives the value of a name
 * @param unset gets each name without a value for which nothing takes its place
 * @param error makes the error of a message
 */
record Template(
        Function<String, Optional<String>> variables,
        Consumer<String> unset,
        Function<String, DockerFailureException> error) {
    private static final int MOST_LEVELS = 50;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** In braces: the name, and perhaps an operator and a text. */
    private static final Pattern BRACED = Pattern.compile("(" + NAME.pattern() + ")(?:(:?[-+?])(.*))?", Pattern.DOTALL);

    String substitute(String text) {
        return substitute(text, 0);
    }

    private String substitute(String text, int level) {
        if (level > MOST_LEVELS) {
            throw error.apply("More than " + MOST_LEVELS + " variables are in each other here. Nothing needs so many.");
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (int dollar = text.indexOf('$'); dollar >= 0; dollar = text.indexOf('$', at)) {
            result.append(text, at, dollar);
            at = variable(text, dollar, level, result);
        }
        return result.append(text, at, text.length()).toString();
    }

    /** Appends what stands for the variable at a dollar sign, and returns where the text goes on. */
    private int variable(String text, int dollar, int level, StringBuilder result) {
        int next = dollar + 1;
        if (text.startsWith("$", next)) {
            result.append('$');
            return next + 1;
        }
        if (text.startsWith("{", next)) {
            int end = closingBrace(text, next);
            result.append(braced(text, end < 0 ? "" : text.substring(next + 1, end), level + 1));
            return end + 1;
        }
        Matcher name = NAME.matcher(text).region(next, text.length());
        if (!name.lookingAt()) {
            result.append('$');
            return next;
        }
        result.append(value(name.group()));
        return name.end();
    }

    private String braced(String text, String content, int level) {
        Matcher parts = BRACED.matcher(content);
        if (!parts.matches()) {
            throw error.apply(
                    "In \"" + PrintableText.quote(text) + "\" a ${ is not the beginning of a variable. Write ${NAME},"
                            + " ${NAME:-default}, ${NAME:?message} or ${NAME:+text}; a dollar sign itself is $$.");
        }
        String name = parts.group(1);
        return parts.group(2) == null ? value(name) : operated(name, parts.group(2), parts.group(3), level);
    }

    /** With a colon, an empty value is as good as none. */
    private String operated(String name, String operator, String text, int level) {
        Optional<String> value = variables.apply(name).filter(each -> !operator.startsWith(":") || !each.isEmpty());
        return switch (operator.charAt(operator.length() - 1)) {
            case '-' -> value.orElseGet(() -> substitute(text, level));
            case '+' -> value.map(each -> substitute(text, level)).orElse("");
            default -> value.orElseThrow(() -> required(name, substitute(text, level)));
        };
    }

    private DockerFailureException required(String name, String reason) {
        return error.apply("The variable " + name + " needs a value"
                + (reason.isEmpty() ? "" : ": " + PrintableText.quote(reason))
                + ". Set it in the environment or in .env.");
    }

    private String value(String name) {
        Optional<String> value = variables.apply(name);
        if (value.isEmpty()) {
            unset.accept(name);
        }
        return value.orElse("");
    }

    /** Where braces do not come in pairs, it is the last one. */
    private static int closingBrace(String text, int opening) {
        int open = 0;
        for (int i = opening; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        int last = text.lastIndexOf('}');
        return last > opening ? last : -1;
    }
}
