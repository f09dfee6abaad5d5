package io.github.dockermaven.project;

import io.github.dockermaven.error.DockerFailureException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives properties in a Dockerfile their values. One that has none is left as it is, so that a Dockerfile's own variables
 * may be written the same way.
 *
 * @param begin what a property begins with, empty to leave the Dockerfile as it is
 * @param end what it ends with
 */
public record DockerfileFilter(String begin, String end) {
    private static final DockerfileFilter NONE = new DockerfileFilter("", "");

    /**
     * Reads a filter: {@code begin*end}, or one text for both, or {@code false} for none.
     *
     * @param text {@code null} for {@code ${*}}
     * @throws DockerFailureException if it is none of these
     */
    public static DockerfileFilter parse(String text) {
        if (text == null || text.equals("true")) {
            return new DockerfileFilter("${", "}");
        }
        if (text.equals("false")) {
            return NONE;
        }
        String[] parts = text.indexOf('*') < 0 ? new String[] {text, text} : text.split("\\*", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new DockerFailureException(
                    "<filter>" + text + "</filter> is not known. Write what begins and ends a"
                            + " property with a star between, for example ${*}, or one character for both, such as @, or false.");
        }
        return new DockerfileFilter(parts[0], parts[1]);
    }

    /** @param property gives the value of a property, {@code null} for one that has none */
    public String apply(String dockerfile, UnaryOperator<String> property) {
        if (begin.isEmpty()) {
            return dockerfile;
        }
        Pattern pattern = Pattern.compile(Pattern.quote(begin) + "([\\w.-]+)" + Pattern.quote(end));
        return pattern.matcher(dockerfile).replaceAll(match -> {
            String value = property.apply(match.group(1));
            return Matcher.quoteReplacement(value == null ? match.group() : value);
        });
    }
}
