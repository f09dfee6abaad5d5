package io.github.dockermaven.compose;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A field of a structure in Go.
 *
 * @param key its key in a compose file
 * @param name its name in JSON
 * @param absent its JSON if the file does not have the key; empty if it is left out
 */
record GoField(String key, String name, Optional<String> absent) {
    /**
     * Returns the fields of a structure.
     *
     * @param fields with spaces between: {@code key}, {@code key>name} with another name, {@code key=value} with a value if it
     *     is absent
     */
    static List<GoField> of(String fields) {
        return Arrays.stream(fields.strip().split("\\s+")).map(GoField::parse).toList();
    }

    private static GoField parse(String field) {
        String[] parts = field.split("=", 2);
        String[] names = parts[0].split(">", 2);
        return new GoField(
                names[0], names[names.length - 1], parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
    }
}
