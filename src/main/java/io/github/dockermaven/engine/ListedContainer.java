package io.github.dockermaven.engine;

import java.util.Set;

/**
 * A container in the list of an engine's containers.
 *
 * @param name its own, without the slash that engines put before it
 * @param imageId the id of its image
 * @param state {@code running}, {@code exited}, {@code created}, …
 */
public record ListedContainer(String id, String name, String imageId, String state) {
    private static final Set<String> ENDED = Set.of("created", "exited", "dead");

    /** Returns whether it can be removed without force, and its image with force. */
    public boolean hasEnded() {
        return ENDED.contains(state);
    }
}
