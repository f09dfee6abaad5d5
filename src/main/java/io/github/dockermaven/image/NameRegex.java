package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A filter of names that is a regular expression, {@code %regex[…]}, as the io.fabric8 plugin writes it. */
public final class NameRegex {
    private static final String BEGIN = "%regex[";

    private NameRegex() {}

    /** Returns whether a filter begins so. */
    public static boolean isOne(String text) {
        return text.startsWith(BEGIN);
    }

    /**
     * Parses the regular expression of a filter.
     *
     * @param subject what the filter is of, for the error
     * @throws DockerFailureException if it is not valid
     */
    public static Pattern parse(String subject, String text) {
        try {
            return Pattern.compile(text.replaceFirst("]$", "").substring(BEGIN.length()));
        } catch (PatternSyntaxException e) {
            throw new DockerFailureException(
                    subject + ": '" + text + "' has no valid regular expression: " + e.getDescription()
                            + ". Correct it, or write a name with * for any letters.",
                    e);
        }
    }
}
