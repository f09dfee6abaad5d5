package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The volumes of an engine. */
public final class EngineVolumes {
    private final EngineApi api;

    EngineVolumes(EngineApi api) {
        this.api = api;
    }

    /**
     * A volume of an engine.
     *
     * @param options those of its driver
     * @param mountpoint the folder of the engine's machine that it is in; empty if its driver names none
     */
    public record EngineVolume(
            String name, String driver, Map<String, String> options, String mountpoint, Map<String, String> labels) {
        private static final Pattern ANONYMOUS = Pattern.compile("[0-9a-f]{64}");

        private static EngineVolume of(JsonNode volume) {
            return new EngineVolume(
                    volume.path("Name").asText(),
                    volume.path("Driver").asText(),
                    NetworkJson.map(volume.path("Options")),
                    volume.path("Mountpoint").asText(""),
                    NetworkJson.map(volume.path("Labels")));
        }

        /** Returns whether the engine has chosen its name. */
        public boolean isAnonymous() {
            return isAnonymous(name);
        }

        /** Returns whether a name is as those that engines choose. */
        public static boolean isAnonymous(String name) {
            return ANONYMOUS.matcher(name).matches();
        }
    }

    /**
     * Returns the volumes that filters select.
     *
     * @param filters as of {@code docker volume ls --filter}, each with its values; none for all
     */
    public List<EngineVolume> list(Map<String, List<String>> filters) {
        try {
            JsonNode response = api.get("/volumes?filters=" + EngineApi.inQuery(filters));
            List<EngineVolume> volumes = new ArrayList<>();
            response.path("Volumes").forEach(volume -> volumes.add(EngineVolume.of(volume)));
            return volumes;
        } catch (ErrorResponseException e) {
            throw e.about("The volumes cannot be listed");
        }
    }

    /** Returns the volume of a name. */
    public Optional<EngineVolume> find(String name) {
        try {
            return Optional.of(EngineVolume.of(api.get("/volumes/" + EngineApi.inPath(name))));
        } catch (ErrorResponseException.Unknown e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            throw e.about("Volume '" + name + "' cannot be inspected");
        }
    }

    /**
     * Creates a volume. An engine that has one of this name and driver leaves it as it is.
     *
     * @throws DockerFailureException if it refuses
     */
    public void create(VolumeSpec spec) {
        ObjectNode json = NetworkJson.object();
        json.put("Name", spec.name());
        spec.driver().ifPresent(driver -> json.put("Driver", driver));
        JsonFields.put(json, "DriverOpts", spec.options());
        ObjectNode labels = json.putObject("Labels");
        spec.labels().forEach(labels::put);
        try {
            api.post("/volumes/create", json);
        } catch (ErrorResponseException e) {
            throw e.about("Volume '" + spec.name() + "' cannot be created");
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
