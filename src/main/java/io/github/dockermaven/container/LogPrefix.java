package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prefix of a log's lines, with the placeholders of the io.fabric8 plugin: {@code %a} alias, {@code %n} image, {@code %c}
 * 6 digits of the id, {@code %C} the id, {@code %z} nothing; a width may stand between, as in {@code %-12a}.
 */
public record LogPrefix(String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("%(-?[1-9][0-9]?)?([a-zA-Z])");
    private static final String KNOWN = "ancCz";
    private static final int SHORT_ID = 6;

    /**
     * Parses a prefix.
     *
     * @param subject the text's owner, for the error
     * @throws DockerFailureException if a placeholder is not known
     */
    public static LogPrefix parse(String subject, String text) {
        PLACEHOLDER
                .matcher(text)
                .results()
                .filter(match -> !KNOWN.contains(match.group(2)))
                .findFirst()
                .ifPresent(match -> {
                    throw new DockerFailureException(
                            subject + ": '" + match.group() + "' is not known. Write %a for the"
                                    + " alias, %n for the image, %c for the short id, %C for the whole one, or %z for nothing.");
                });
        return new LogPrefix(text);
    }

    /** Returns the prefix of one container's lines. */
    public String of(String alias, String image, String id) {
        Map<String, String> values =
                Map.of("a", alias, "n", image, "c", id.substring(0, Math.min(id.length(), SHORT_ID)), "C", id, "z", "");
        return PrintableText.printable(PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(padded(match.group(1), values.get(match.group(2))))));
    }

    private static String padded(String width, String value) {
        return width == null ? value : ("%" + width + "s").formatted(value);
    }
}
