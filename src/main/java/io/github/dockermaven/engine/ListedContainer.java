package io.github.dockermaven.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container in the list of an engine's containers.
 *
 * @param name its own, without the slash that engines put before it
 * @param image the name of its image, or the id if the image has lost the name
 * @param imageId the id of its image
 * @param state {@code running}, {@code exited}, {@code created}, …
 * @param status the state as the engine words it: {@code Up 3 minutes (healthy)}
 * @param networks its networks by their names
 */
public record ListedContainer(
        String id,
        String name,
        String image,
        String imageId,
        String state,
        String status,
        Instant created,
        Map<String, String> labels,
        List<PublishedPort> ports,
        Map<String, NetworkAddress> networks) {
    private static final Set<String> ENDED = Set.of("created", "exited", "dead");
    private static final Pattern HEALTH = Pattern.compile("\\((?:health: )?(starting|healthy|unhealthy)\\)");

    /** Returns the hash of the id, which is enough, without code that Java would generate for each nested record. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns whether it can be removed without force, and its image with force. */
    public boolean hasEnded() {
        return ENDED.contains(state);
    }

    /** Returns {@code starting}, {@code healthy} or {@code unhealthy}; empty without a health check. */
    public String health() {
        Matcher health = HEALTH.matcher(status);
        return health.find() ? health.group(1) : "";
    }
}
