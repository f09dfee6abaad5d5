package io.github.dockermaven.container.readiness;

/**
 * A container that was started.
 *
 * @param alias its short name in the project
 */
public record AwaitedContainer(String id, String name, String alias) {
    /** Returns the subject of a message. */
    String subject() {
        return "Container '" + name + "'";
    }
}
