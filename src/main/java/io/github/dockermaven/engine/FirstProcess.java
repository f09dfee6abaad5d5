package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The first process of a running container, which gets the signals that are sent to the container. */
final class FirstProcess {
    /** What Podman lists: the ids within the container. */
    private static final String OWN_ID = "1";

    private FirstProcess() {}

    /**
     * Returns its command line.
     *
     * @throws ErrorResponseException if the container does not run
     */
    static Optional<String> command(EngineApi api, String path) {
        JsonNode list = api.get(path + "/top");
        String pid = api.get(path + "/json").path("State").path("Pid").asText();
        List<String> titles = new ArrayList<>();
        list.path("Titles").forEach(title -> titles.add(title.asText()));
        int id = titles.indexOf("PID");
        int command = Math.max(titles.indexOf("CMD"), titles.indexOf("COMMAND"));
        return StreamSupport.stream(list.path("Processes").spliterator(), false)
                .filter(row -> List.of(pid, OWN_ID).contains(row.path(id).asText()))
                .map(row -> row.path(command).asText())
                .findFirst();
    }
}
