package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment variable that every Java takes options from, wherever in a container it is started. */
final class JavaToolOptions {
    private static final String NAME = "JAVA_TOOL_OPTIONS";

    private JavaToolOptions() {}

    /**
     * Returns a container with one more option, after those that the user has given it, else after those of its image.
     *
     * @param ofImage the environment of its image, {@code NAME=value}
     */
    static ContainerSpec add(ContainerSpec spec, List<String> ofImage, String option) {
        Map<String, String> env = new LinkedHashMap<>(spec.process().env());
        String before = Optional.ofNullable(env.get(NAME))
                .or(() -> ofImage.stream()
                        .filter(variable -> variable.startsWith(NAME + "="))
                        .map(variable -> variable.substring(NAME.length() + 1))
                        .findFirst())
                .orElse("");
        env.put(NAME, (before + " " + option).strip());
        return spec.withProcess(spec.process().withEnv(env));
    }
}
