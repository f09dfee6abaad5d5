package io.github.dockermaven.container;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A colour of the terminal for the prefix of a log's lines (ECMA-48, "SGR"). */
public enum LogColor {
    YELLOW(33),
    CYAN(36),
    MAGENTA(35),
    GREEN(32),
    RED(31),
    BLUE(34);

    private final int code;

    LogColor(int code) {
        this.code = code;
    }

    /**
     * Parses the name of a colour.
     *
     * @param subject the name's owner, for the error
     * @throws DockerFailureException if there is none of this name
     */
    public static LogColor parse(String subject, String text) {
        String name = text.toUpperCase(Locale.ROOT);
        List<String> names = Arrays.stream(values()).map(Enum::name).toList();
        if (!names.contains(name)) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text) + "' is not known. "
                    + DidYouMean.to(name, names)
                            .map(nearest -> "Did you mean " + nearest + "?")
                            .orElse("Write one of " + String.join(", ", names) + "."));
        }
        return valueOf(name);
    }

    /** Returns a text in this colour. */
    public String of(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[39m";
    }
}
