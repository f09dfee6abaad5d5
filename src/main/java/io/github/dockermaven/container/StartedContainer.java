package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineContainer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A container that a start has made, or found as it is to be.
 *
 * @param change what was done for it
 * @param condition what it was awaited by
 * @param time from its creation to when it was ready; zero for one that was kept
 * @param properties what its start sets, by the names of the properties
 */
public record StartedContainer(
        ContainerRequest request,
        Owner owner,
        EngineContainer container,
        Change change,
        String condition,
        Duration time,
        Map<String, String> properties) {
    /** Returns what distinguishes this run of the container from one after a restart. */
    public String run() {
        return container.id() + " "
                + container.state().startedAt().map(Instant::toString).orElse("");
    }

    /** Returns those of the properties that its published ports name. */
    public Map<String, String> portProperties() {
        Map<String, String> ofPorts = new LinkedHashMap<>(properties);
        ofPorts.keySet().retainAll(request.properties().portNames());
        return ofPorts;
    }

    /** What a start does for a container. */
    public enum Change {
        /** Nothing: it is as it is to be. */
        KEPT,
        /** It was started again, as it is. */
        RESTARTED,
        /** It did not exist. */
        CREATED,
        /** It was removed and made anew. */
        RECREATED
    }
}
