package io.github.dockermaven.engine;

import java.util.Set;

/**
 * A container in the list of an engine's containers.
 *
 * @param name its own, without the slash that engines put before it
 * @param imageId the id of the image that it was made from
 * @param state {@code running}, {@code exited}, {@code created}, …
 */
public record ListedContainer(String id, String name, String imageId, String state) {
    private static final Set<String> ENDED = Set.of("created", "exited", "dead");

    /** Whether {@code docker rm} removes it, and its image goes by force. */
    public boolean hasEnded() {
        return ENDED.contains(state);
    }
}
