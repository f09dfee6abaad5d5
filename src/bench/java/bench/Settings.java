package bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What run.sh found out and made ready, as {@code name=value}.
 *
 * @param values by name
 */
record Settings(Map<String, String> values) {
    static Settings of(String[] arguments) {
        return new Settings(Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("run.sh gave no " + name);
        }
        return value;
    }

    Path path(String name) {
        return Path.of(get(name));
    }

    /** Whether a part of the benchmark is asked for: {@code images}, {@code containers}. */
    boolean measures(String part) {
        return List.of("all", part).contains(get("part"));
    }

    int rounds() {
        return Integer.parseInt(get("rounds"));
    }
}
