package io.github.dockermaven.container.readiness;

import java.nio.file.Path;

/**
 * A container that was started.
 *
 * @param alias its short name in the project
 * @param threads the file for the threads of a Java in it that is not ready
 */
public record AwaitedContainer(String id, String name, String alias, Path threads) {
    /** Returns the subject of a message. */
    String subject() {
        return "Container '" + name + "'";
    }
}
