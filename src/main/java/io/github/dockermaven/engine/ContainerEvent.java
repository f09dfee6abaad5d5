package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to a container.
 *
 * @param id the container's id
 * @param action {@code create}, {@code start}, {@code die}, {@code oom}, {@code health_status: healthy}, {@code destroy}, …
 * @param attributes the container's labels, its {@code name} and {@code image}, and what belongs to the action
 */
public record ContainerEvent(String id, String action, Map<String, String> attributes, Instant time) {
    private static final long SECOND = 1_000_000_000;

    /** The actions that Podman names otherwise. */
    private static final Map<String, String> OF_PODMAN = Map.of("died", "die", "remove", "destroy");

    static ContainerEvent read(JsonNode json) {
        JsonNode actor = json.path("Actor");
        Map<String, String> attributes = NetworkJson.map(actor.path("Attributes"));
        String action = json.path("Action").asText(json.path("status").asText(""));
        action = OF_PODMAN.getOrDefault(action, action);
        if (action.equals("health_status") && attributes.containsKey("health_status")) {
            action += ": " + attributes.get("health_status");
        }
        long nanos = json.path("timeNano").asLong(json.path("time").asLong() * SECOND);
        return new ContainerEvent(
                actor.path("ID").asText(json.path("id").asText("")),
                action,
                attributes,
                Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND));
    }

    /** Returns the exit code of a process that died. */
    public Optional<Integer> exitCode() {
        return Optional.ofNullable(attributes.getOrDefault("exitCode", attributes.get("containerExitCode")))
                .filter(code -> code.matches("-?[0-9]{1,9}"))
                .map(Integer::parseInt);
    }
}
