package io.github.dockermaven.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to be run in a container that runs.
 *
 * @param command the program and its arguments, which no shell reads
 * @param user {@code user[:group]}, by names or numbers; the container's without
 * @param workingDir the folder that it is run in; the container's without
 * @param env variables of its environment, added to the container's
 */
public record ExecSpec(
        List<String> command, Optional<String> user, Optional<String> workingDir, Map<String, String> env) {
    public ExecSpec {
        command = List.copyOf(command);
        // Not Map.copyOf, which has no order.
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }

    /** Returns a command as the container's own user, in its folder and environment. */
    public static ExecSpec of(List<String> command) {
        return new ExecSpec(command, Optional.empty(), Optional.empty(), Map.of());
    }
}
