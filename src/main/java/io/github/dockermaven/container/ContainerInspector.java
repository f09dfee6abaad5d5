package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.container.readiness.LastLines;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.network.NameOrId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that the engine knows of containers. */
public class ContainerInspector {
    /**
     * Returns the engine's own documents, as {@code docker container inspect} shows them.
     *
     * @param names what means the containers
     * @param owners whose containers are meant by their aliases
     * @throws DockerFailureException if the engine lacks one of the containers
     */
    public List<JsonNode> inspect(List<NameOrId> names, List<Owner> owners, EngineSession engine) {
        return ContainerLookup.of(owners, engine).named(names).stream()
                .map(container -> document(container, engine))
                .toList();
    }

    private static JsonNode document(ListedContainer container, EngineSession engine) {
        return engine.containers()
                .document(container.id())
                .orElseThrow(
                        () -> new DockerFailureException(
                                "Container '" + container.name()
                                        + "' was removed by somebody else at this moment. 'mvn docker:ps -Ddocker.all' lists what there is."));
    }

    /**
     * Returns what a person wants to know of a container. What it wrote last is a part of that if it does not run, or its
     * health check fails.
     *
     * @param now the time that ages are counted from
     */
    public List<String> describe(JsonNode container, Instant now, EngineSession engine) {
        List<String> lines = new ArrayList<>(ContainerDescription.lines(container, now));
        if (isIll(container.path("State"))) {
            lines.addAll(lastLines(container.path("Id").asText(), engine));
        }
        return lines;
    }

    private static boolean isIll(JsonNode state) {
        String status = state.path("Status").asText();
        return !List.of("running", "paused", "created").contains(status)
                || state.path("Health").path("Status").asText().equals("unhealthy");
    }

    private static List<String> lastLines(String id, EngineSession engine) {
        List<String> lines = new ArrayList<>();
        try {
            new LastLines(engine.containers()).of(id).forEach(line -> lines.add("  | " + line));
        } catch (DockerFailureException e) {
            return List.of("Its log cannot be read: " + PrintableText.of(e));
        }
        if (lines.isEmpty()) {
            return List.of("It wrote nothing to its log.");
        }
        lines.add(0, "The last lines of its log:");
        return lines;
    }
}
