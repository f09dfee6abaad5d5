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

    /** Returns the file of the docker command's settings. */
    static Path config(EngineSettings settings) {
        return settings.dockerConfig().resolve("config.json");
    }

    /**
     * Reads a file; a missing one is a missing node.
     *
     * @throws DockerFailureException if it cannot be read; the message does not quote its content
     */
    static JsonNode read(Path file) {
        if (Files.notExists(file)) {
            return MissingNode.getInstance();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return JsonReader.read(stream);
        } catch (IOException e) {
            // Jackson would quote the content, and config.json contains passwords.
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
