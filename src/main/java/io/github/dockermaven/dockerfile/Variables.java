package io.github.dockermaven.dockerfile;

import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Values for the variables in a Dockerfile's words, and Docker's expansion of them: {@code $x}, {@code ${x}},
 * {@code ${x:-default}}, {@code ${x:+alternative}}, {@code ${x:?message}}, the same without the colon,
 * {@code ${x#pattern}}, {@code ${x%pattern}} and {@code ${x/pattern/replacement}}. What all expansions together may take is
 * limited.
 */
public final class Variables {
    private final UnaryOperator<String> values;
    private final char escape;
    private final ExpansionLimit limit;

    /**
     * Variables.
     *
     * @param values the values by name; what is not in it is not set. It is not copied: an expansion sees what it has then
     * @param escape the Dockerfile's escape character
     */
    public Variables(Map<String, String> values, char escape) {
        this(values::get, escape, new ExpansionLimit());
    }

    /**
     * Variables that are looked up.
     *
     * @param values the value of a name, {@code null} if it is not set
     * @param limit of what these and others may take together
     */
    Variables(UnaryOperator<String> values, char escape, ExpansionLimit limit) {
        this.values = values;
        this.escape = escape;
        this.limit = limit;
    }

    /**
     * What an expansion made of a word.
     *
     * @param text the word expanded, its quotes and escapes removed
     * @param unset the variables it asked for that are not set
     * @param empty those that are set to nothing
     */
    public record Expansion(String text, Set<String> unset, Set<String> empty) {
        /** Returns what a message about the text says of the word that it was written as; nothing if it had no variables. */
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

    /** The value of a variable, {@code null} if it is not set. */
    public String value(String name) {
        return values.apply(name);
    }

    /** The Dockerfile's escape character. */
    public char escape() {
        return escape;
    }

    /**
     * Expands a word: single quotes keep everything, double quotes all but variables, the escape character the next
     * character. What is not set becomes nothing.
     *
     * @throws io.github.dockermaven.error.DockerFailureException for an unclosed quote or brace, what
     *     {@code ${x:?message}} demands and is not there, or values that are too long
     */
    public String expand(String word) {
        return inspect(word).text();
    }

    /**
     * Checks that a word can be expanded, whatever values its variables have.
     *
     * @throws io.github.dockermaven.error.DockerFailureException for an unclosed quote or brace, or an operator that there is not
     */
    public static void check(String word, char escape) {
        new Variables(name -> "x", escape, new ExpansionLimit()).expand(word);
    }

    /** Like {@link #expand}, with the names of what was not set. */
    public Expansion inspect(String word) {
        ShellLexer.Result result = lex(word);
        return new Expansion(result.text(), result.unset(), result.empty());
    }

    /** Like {@link #expand}, split at the white space that is not quoted. */
    public List<String> expandToWords(String word) {
        return lex(word).words();
    }

    private ShellLexer.Result lex(String word) {
        return ShellLexer.expand(word, new ShellLexer.Options(escape, true, false, false, false), values, limit);
    }

    /** Expands the content of a here-document: quotes mean themselves, and the escape character is always a backslash. */
    public String expandContent(String content) {
        return ShellLexer.expand(content, new ShellLexer.Options('\\', false, false, false, false), values, limit)
                .text();
    }
}
