package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a container, with the placeholders of the io.fabric8 plugin: {@code %a} the alias, {@code %n} the image's
 * simple name, {@code %t} the time of the build, {@code %i} the first number that makes a free name, and {@code %e} alone
 * for a name that the engine chooses.
 */
public final class ContainerNamePattern {
    /** The pattern if there is no other. */
    public static final String DEFAULT = "%n-%i";

    /** The alias alone, as the name. */
    public static final String ALIAS = "%a";

    private static final Pattern PLACEHOLDER = Pattern.compile("%(.?)");
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    private ContainerNamePattern() {}

    /**
     * Returns a pattern in which only {@code %i} is left; empty for a name that the engine chooses.
     *
     * @param subject the pattern's owner, for errors
     * @param image the image's simple name
     * @param begin when the build began
     * @throws DockerFailureException if a placeholder is not known, or no engine takes the name
     */
    public static String fill(String subject, String pattern, String alias, String image, Instant begin) {
        if (pattern.equals("%e")) {
            return "";
        }
        String filled = PLACEHOLDER
                .matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "a" -> alias;
                            case "n" -> image;
                            case "t" -> String.valueOf(begin.toEpochMilli());
                            case "i" -> "%i";
                            default ->
                                throw new DockerFailureException(
                                        subject + ": '" + PrintableText.quote(pattern) + "' has '%"
                                                + match.group(1)
                                                + "', which stands for nothing there. Write %a (alias), %n (image), %t"
                                                + " (time of the build), %i (number), or %e alone for a name that the engine chooses.");
                        }));
        if (!VALID.matcher(filled.replace("%i", "1")).matches()) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(filled)
                    + "' is no name of a container. It has two or more letters, digits, '_', '.' and '-', and begins with a"
                    + " letter or digit, such as user-service.");
        }
        return filled;
    }

    /** Returns the part of an image's name that {@code %n} stands for. */
    public static String simpleName(String repository) {
        return repository.substring(repository.lastIndexOf('/') + 1).replaceAll("[^a-zA-Z0-9_.-]+", "_");
    }
}
