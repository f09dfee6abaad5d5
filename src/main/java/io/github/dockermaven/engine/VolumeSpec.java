package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A volume as it is to be.
 *
 * @param driver what keeps its data; the engine's {@code local} without
 * @param options for the driver
 */
public record VolumeSpec(
        String name, Optional<String> driver, Map<String, String> options, Map<String, String> labels) {
    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]+");

    /** @throws DockerFailureException if the name is not valid */
    public VolumeSpec {
        checkName(name);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** @throws DockerFailureException if a name is not valid */
    public static void checkName(String name) {
        if (!VALID.matcher(name).matches()) {
            throw new DockerFailureException("Volume name '" + PrintableText.quote(name)
                    + "' is not valid: it begins with a letter or digit, followed by letters, digits, '_', '.' or '-'."
                    + " For example 'mysql-data'.");
        }
    }

    /** Returns it with further labels. */
    public VolumeSpec withLabels(Map<String, String> further) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.putAll(further);
        return new VolumeSpec(name, driver, options, all);
    }
}
