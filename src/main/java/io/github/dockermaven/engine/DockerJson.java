package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JSON files of the docker command's configuration. */
final class DockerJson {
    private DockerJson() {}

    /** The file that the docker command's settings are in. */
    static Path config(EngineSettings settings) {
        return settings.dockerConfig().resolve("config.json");
    }

    /**
     * What is in a file; nothing if there is none.
     *
     * @throws DockerFailureException if it cannot be read, without a word of what is in it
     */
    static JsonNode read(Path file) {
        if (Files.notExists(file)) {
            return MissingNode.getInstance();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return JsonReader.read(stream);
        } catch (IOException e) {
            // Jackson would quote what it read, and config.json holds passwords.
            String why = e instanceof JsonProcessingException json
                    ? "malformed JSON"
                            + (json.getLocation() == null
                                    ? ""
                                    : " at line " + json.getLocation().getLineNr())
                    : PrintableText.of(e);
            throw new DockerFailureException(
                    "%s, a part of docker's configuration, cannot be read: %s. Repair it, or set DOCKER_CONFIG to another folder."
                            .formatted(file, why));
        }
    }
}
