package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The values of the variables in a Dockerfile's words, and Docker's expansion of them: {@code $x}, {@code ${x}}, {@code
 * ${x:-default}}, {@code ${x:+alternative}}, {@code ${x:?message}}, the same without the colon, {@code ${x#pattern}},
 * {@code ${x%pattern}} and {@code ${x/pattern/replacement}}. The work of all expansions together is limited.
 */
public final class Variables {
    private final UnaryOperator<String> values;
    private final char escape;
    private final ExpansionLimit limit;

    /**
     * Creates variables from a map.
     *
     * @param values the values by name; a missing one is not set. It is not copied: an expansion uses the values at its
     *     time
     * @param escape the Dockerfile's escape character
     */
    public Variables(Map<String, String> values, char escape) {
        this(values::get, escape, new ExpansionLimit());
    }

    /**
     * Creates variables that are looked up.
     *
     * @param values the value of a name, {@code null} if it is not set
     * @param limit the limit for these and others together
     */
    Variables(UnaryOperator<String> values, char escape, ExpansionLimit limit) {
        this.values = values;
        this.escape = escape;
        this.limit = limit;
    }

    /**
     * The expansion of a word.
     *
     * @param text the word expanded, its quotes and escapes removed
     * @param unset the variables in it that are not set
     * @param empty the variables in it that are set to the empty text
     */
    public record Expansion(String text, Set<String> unset, Set<String> empty) {
        /** Returns the word as it was written, as a part of a message about the text; empty if it had no variables. */
        public String origin(String written) {
            if (written.indexOf('$') < 0) {
                return "";
            }
            String origin = " (written as " + PrintableText.quote(written);
            if (!unset.isEmpty()) {
                origin += "; " + names(unset) + " not set: an ARG in this stage gives a value, its default or that of"
                        + " docker.buildArg." + unset.iterator().next() + "; one before FROM does not";
            }
            if (!empty.isEmpty()) {
                origin += "; " + names(empty) + " empty";
            }
            return origin + ")";
        }

        private static String names(Set<String> names) {
            return String.join(", ", names) + (names.size() == 1 ? " is" : " are");
        }
    }

    /** Returns the value of a variable, {@code null} if it is not set. */
    public String value(String name) {
        return values.apply(name);
    }

    /** Returns the Dockerfile's escape character. */
    public char escape() {
        return escape;
    }

    /**
     * Expands a word: in single quotes all is literal, in double quotes all but variables, and after the escape
     * character the next character. A variable that is not set becomes empty.
     *
     * @throws io.github.dockermaven.error.DockerFailureException for an unclosed quote or brace, a missing variable
     *     that {@code ${x:?message}} requires, or values that are too long
     */
    public String expand(String word) {
        return inspect(word).text();
    }

    /**
     * Checks that a word can be expanded, whatever values its variables have.
     *
     * @throws io.github.dockermaven.error.DockerFailureException for an unclosed quote or brace, or an unknown operator
     */
    public static void check(String word, char escape) {
        new Variables(name -> "x", escape, new ExpansionLimit()).expand(word);
    }

    /** Expands a word like {@link #expand}, and reports the variables that are not set. */
    public Expansion inspect(String word) {
        ShellLexer.Result result = lex(word);
        return new Expansion(result.text(), result.unset(), result.empty());
    }

    /** Expands a word like {@link #expand}, split at the white space that is not quoted. */
    public List<String> expandToWords(String word) {
        return lex(word).words();
    }

    private ShellLexer.Result lex(String word) {
        return ShellLexer.expand(word, new ShellLexer.Options(escape, true, false, false, false), values, limit);
    }

    /** Expands the content of a here-document: quotes are literal, and the escape character is always a backslash. */
    public String expandContent(String content) {
        return ShellLexer.expand(content, new ShellLexer.Options('\\', false, false, false, false), values, limit)
                .text();
    }
}
