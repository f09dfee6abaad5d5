package io.github.dockermaven.compose;

import io.github.dockermaven.error.PrintableText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A parser of a file of variables as {@code docker run --env-file} has it: values are what is written, quotes included. */
final class RawEnv {
    private static final Pattern LEADING = Pattern.compile("^[ \\t]+");
    private static final Pattern BLANK = Pattern.compile("[ \\t]");

    private RawEnv() {}

    /**
     * Returns the variables of earlier files and those of this one.
     *
     * @param file its name in messages
     * @param outer gives the value of a name alone
     */
    static Map<String, String> parse(
            String file, String text, Map<String, String> earlier, Function<String, Optional<String>> outer) {
        Map<String, String> variables = new LinkedHashMap<>(earlier);
        String[] lines = text.split("\\r?\\n");
        for (int i = 0; i < lines.length; i++) {
            String line = LEADING.matcher(lines[i]).replaceFirst("");
            if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                String name = equals < 0 ? line : line.substring(0, equals);
                if (name.isEmpty() || BLANK.matcher(name).find()) {
                    throw new Position(file, i + 1, 1)
                            .error("The line \"" + PrintableText.quote(line)
                                    + "\" is no variable: a name has no blanks. Write NAME=value.");
                }
                Optional<String> value = equals < 0 ? outer.apply(name) : Optional.of(line.substring(equals + 1));
                value.ifPresent(each -> variables.put(name, each));
            }
        }
        return variables;
    }
}
