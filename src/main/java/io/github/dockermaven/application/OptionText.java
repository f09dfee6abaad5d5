package io.github.dockermaven.application;

import io.github.dockermaven.dockerfile.Variables;
import io.github.dockermaven.dockerfile.WhiteSpace;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.regex.Pattern;

/** The text of an option that becomes a part of a Dockerfile's line. */
final class OptionText {
    private static final Pattern USER = Pattern.compile("[^:]+(:[^:]+)?");

    private OptionText() {}

    /** @throws DockerFailureException if it is empty or would not stay on its line */
    static String line(String parameter, String value) {
        if (value == null || WhiteSpace.trim(value).isEmpty() || value.chars().anyMatch(OptionText::breaksLine)) {
            throw new DockerFailureException(parameter
                    + " is empty or has a line break in it. Give it one line of text, or leave the element out.");
        }
        return value;
    }

    /** @throws DockerFailureException if it is not one word */
    static String word(String parameter, String value) {
        if (WhiteSpace.in(line(parameter, value))) {
            throw new DockerFailureException(parameter + " '" + value + "' has white space in it. Remove it.");
        }
        return value;
    }

    /** @throws DockerFailureException if Docker, which looks for quotes and variables in it, would refuse it */
    static String expandable(String parameter, String value) {
        line(parameter, value);
        try {
            Variables.check(value, '\\');
        } catch (DockerFailureException e) {
            throw new DockerFailureException(
                    parameter + ": " + e.getMessage() + " Correct it, or write a backslash before each quote and $.",
                    e);
        }
        return value;
    }

    /** @throws DockerFailureException if it is not a user, or a user and a group */
    static String user(String value) {
        if (!USER.matcher(word("user", expandable("user", value))).matches()) {
            throw new DockerFailureException(
                    "user '" + PrintableText.quote(value)
                            + "' is not valid. Write a name or a number, and a group after a colon if need be: app, 1000, 1000:1000.");
        }
        return value;
    }

    private static boolean breaksLine(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
