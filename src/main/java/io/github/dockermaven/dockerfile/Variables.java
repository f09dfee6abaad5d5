package io.github.dockermaven.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values for the variables in a Dockerfile's words, and Docker's expansion of them: {@code $x}, {@code ${x}},
 * {@code ${x:-default}}, {@code ${x:+alternative}}, {@code ${x:?message}}, the same without the colon,
 * {@code ${x#pattern}}, {@code ${x%pattern}} and {@code ${x/pattern/replacement}}.
 *
 * @param values the values by name; what is not in it is not set
 * @param escape the Dockerfile's escape character
 */
public record Variables(Map<String, String> values, char escape) {
    /**
     * What an expansion made of a word.
     *
     * @param text the word expanded, its quotes and escapes removed
     * @param unset the variables it asked for that are not set
     */
    public record Expansion(String text, Set<String> unset) {}

    public Variables {
        values = Map.copyOf(values);
    }

    /**
     * Expands a word: single quotes keep everything, double quotes all but variables, the escape character the next
     * character. What is not set becomes nothing.
     *
     * @throws io.github.dockermaven.image.DockerFailureException for an unclosed quote or brace, or what
     *     {@code ${x:?message}} demands and is not there
     */
    public String expand(String word) {
        return inspect(word).text();
    }

    /** Like {@link #expand}, telling too what was not set. */
    public Expansion inspect(String word) {
        ShellLexer.Result result = lex(word);
        return new Expansion(result.text(), result.unset());
    }

    /** Like {@link #expand}, split at the white space that is not quoted. */
    public List<String> expandToWords(String word) {
        return lex(word).words();
    }

    private ShellLexer.Result lex(String word) {
        return ShellLexer.expand(word, new ShellLexer.Options(escape, true, false, false, false), values);
    }

    /** Expands the content of a here-document: quotes mean themselves, and the escape character is always a backslash. */
    public String expandContent(String content) {
        return ShellLexer.expand(content, new ShellLexer.Options('\\', false, false, false, false), values)
                .text();
    }
}
