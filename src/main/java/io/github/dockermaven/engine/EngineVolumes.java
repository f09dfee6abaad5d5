package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The volumes of an engine. */
public final class EngineVolumes {
    private final EngineApi api;

    EngineVolumes(EngineApi api) {
        this.api = api;
    }

    /** A volume of an engine. */
    public record EngineVolume(String name, String driver, Map<String, String> labels) {}

    /**
     * Returns the volumes that filters select.
     *
     * @param filters as of {@code docker volume ls --filter}, each with its values; none for all
     */
    public List<EngineVolume> list(Map<String, List<String>> filters) {
        try {
            JsonNode answer = api.get("/volumes?filters=" + EngineApi.inQuery(filters));
            List<EngineVolume> volumes = new ArrayList<>();
            answer.path("Volumes")
                    .forEach(volume -> volumes.add(new EngineVolume(
                            volume.path("Name").asText(),
                            volume.path("Driver").asText(),
                            NetworkJson.map(volume.path("Labels")))));
            return volumes;
        } catch (ErrorResponseException e) {
            throw e.about("The volumes cannot be listed");
        }
    }

    /**
     * Removes a volume. Nothing if it is gone.
     *
     * @throws DockerFailureException if a container uses it
     */
    public void remove(String name) {
        try {
            api.delete("/volumes/" + EngineApi.inPath(name));
        } catch (ErrorResponseException.Unknown e) {
            // It is gone.
        } catch (ErrorResponseException e) {
            throw e.about("Volume '" + name + "' cannot be removed");
        }
    }
}
