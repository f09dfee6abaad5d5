package io.github.dockermaven.image;

import io.github.dockermaven.error.DockerFailureException;
import java.util.regex.Pattern;

/**
 * A filter of image names with their tags, as {@code loadNamePattern} has it. In {@code shop/*:1.?} a {@code *} is any
 * characters up to the next slash or the tag, {@code **} any up to the tag, and {@code **}{@code /} any folders or none;
 * {@code %regex[users:1]} is a regular expression for a part of the name.
 *
 * @param text the filter as it was given
 * @param regex the regular expression of it
 */
public record ImageNameFilter(String text, String regex) {
    private static final String ANT = "%ant[";
    private static final String END = "]";
    /** A colon with a slash after it is a port's; another one is the tag's. */
    private static final String COLON_OF_PORT = ":(?=[^:]*/)";

    private static final String ANY_OF_NAME = "(?:[^:]|" + COLON_OF_PORT + ")*";
    private static final String ANY_OF_PART = "(?:[^/:]|" + COLON_OF_PORT + ")*";

    /**
     * Parses a filter.
     *
     * @param subject what it is of, for the error
     * @throws DockerFailureException if a regular expression is not valid
     */
    public static ImageNameFilter parse(String subject, String text) {
        if (NameRegex.isOne(text) && text.endsWith(END)) {
            return new ImageNameFilter(text, NameRegex.parse(subject, text).pattern());
        }
        boolean isMarked = text.startsWith(ANT) && text.endsWith(END);
        return new ImageNameFilter(
                text, "^" + regex(isMarked ? text.substring(ANT.length(), text.length() - 1) : text) + "$");
    }

    private static String regex(String wildcards) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < wildcards.length(); i++) {
            if (wildcards.startsWith("**/", i)) {
                regex.append("(?:").append(ANY_OF_NAME).append("/)?");
                i += 2;
            } else if (wildcards.startsWith("**", i)) {
                regex.append(ANY_OF_NAME);
                i++;
            } else {
                regex.append(
                        switch (wildcards.charAt(i)) {
                            case '*' -> ANY_OF_PART;
                            case '?' -> "[^/:]";
                            default -> Pattern.quote(wildcards.substring(i, i + 1));
                        });
            }
        }
        return regex.toString();
    }

    /** Returns whether a name is meant. */
    public boolean matches(String name) {
        return Pattern.compile(regex).matcher(name).find();
    }

    @Override
    public String toString() {
        return text;
    }
}
