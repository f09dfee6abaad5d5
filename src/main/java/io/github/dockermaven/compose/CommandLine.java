package io.github.dockermaven.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line as compose splits it. No shell runs it: quotes, backslashes, {@code `…`} and {@code $(…)}
 * keep words together, and all from an operator of a shell on is cut off, of which a warning tells.
 */
final class CommandLine {
    private static final char NONE = 0;
    private static final String OPERATORS = ";&|<>";

    private final YamlNode.Scalar node;
    private final Place place;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean isInWord;
    private char quote = NONE;

    private CommandLine(YamlNode.Scalar node, Place place) {
        this.node = node;
        this.place = place;
    }

    static List<String> split(YamlNode.Scalar node, Place place) {
        return new CommandLine(node, place).words(node.text());
    }

    private List<String> words(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
                if (i == line.length()) {
                    throw place.error(node, "it ends with a backslash. Remove it, or write it twice.");
                }
                append(line.charAt(i));
            } else if (quote == NONE && OPERATORS.indexOf(c) >= 0) {
                cutOff(line, i);
                return words;
            } else if (quote == NONE && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
                end();
            } else {
                read(c);
            }
        }
        if (quote != NONE) {
            throw place.error(node, "a quote " + (quote == ')' ? "$(" : quote) + " has no end. Write a second one.");
        }
        end();
        return words;
    }

    private void read(char c) {
        if (quote == NONE && c == '(' && !word.toString().endsWith("$")) {
            throw place.error(node, "'(' is for a shell. Write the command as a list: [\"sh\", \"-c\", \"…\"].");
        } else if (c == '"' || c == '\'') {
            quotes(c);
        } else if (c == '`' && (quote == NONE || quote == '`')) {
            quote = quote == NONE ? '`' : NONE;
            append(c);
        } else if (c == '(' && quote == NONE) {
            quote = ')';
            append(c);
        } else {
            quote = c == ')' && quote == ')' ? NONE : quote;
            append(c);
        }
    }

    private void quotes(char c) {
        if (quote == NONE || quote == c) {
            quote = quote == NONE ? c : NONE;
            isInWord = true;
        } else {
            append(c);
        }
    }

    /** A digit before {@code >} names a file descriptor of a shell. */
    private void cutOff(String line, int at) {
        boolean isDescriptor = line.charAt(at) == '>' && !word.isEmpty() && Character.isDigit(word.charAt(0));
        if (!isDescriptor) {
            end();
        }
        place.warn(
                node,
                "no shell runs it, and all from '" + line.charAt(at)
                        + "' on is left out, as compose does it. Write [\"sh\", \"-c\", \"…\"] for a shell.");
    }

    private void append(char c) {
        word.append(c);
        isInWord = true;
    }

    private void end() {
        if (isInWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        isInWord = false;
    }
}
