package io.github.dockermaven.engine;

import java.util.List;

/**
 * A container that the engine has created, and not started.
 *
 * @param warnings the engine's, such as that it ignored a limit that its kernel does not support
 */
public record CreatedContainer(String id, List<String> warnings) {
    public CreatedContainer {
        warnings = List.copyOf(warnings);
    }
}
