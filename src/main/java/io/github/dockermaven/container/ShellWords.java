package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line as a POSIX shell cuts them ("Quoting" of its command language): at white space, which quotes
 * and backslashes keep. Nothing else of a shell is there: no variables, patterns or operators.
 */
public final class ShellWords {
    private static final char NONE = 0;
    /** What a backslash in double quotes quotes; before all others it is itself. */
    private static final String QUOTED_IN_DOUBLE = "$`\"\\\n";

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isInWord;

    private ShellWords(String line) {
        this.line = line;
    }

    /**
     * Returns the words of a line.
     *
     * @param subject the line's owner, for the error
     * @throws DockerFailureException if a quote has no end
     */
    public static List<String> split(String subject, String line) {
        ShellWords words = new ShellWords(line.replace("\r\n", "\n"));
        char open = words.read();
        if (open != NONE) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(line) + "' has a quote " + open
                    + " without an end. Write a second one, or a backslash before it.");
        }
        return List.copyOf(words.words);
    }

    /** Returns the quote that is open at the end. */
    private char read() {
        char quote = NONE;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
                i++;
                escaped(line.charAt(i), quote);
            } else if (quote != NONE) {
                if (c == quote) {
                    quote = NONE;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                isInWord = true;
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                word.append(c);
                isInWord = true;
            }
        }
        end();
        return quote;
    }

    /** A line end after a backslash is none. */
    private void escaped(char c, char quote) {
        if (quote == '"' && QUOTED_IN_DOUBLE.indexOf(c) < 0) {
            word.append('\\');
        }
        if (c != '\n') {
            word.append(c);
            isInWord = true;
        }
    }

    private void end() {
        if (isInWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        isInWord = false;
    }
}
