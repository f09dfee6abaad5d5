package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.engine.transport.ErrorText;
import io.github.dockermaven.image.DockerExecutionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A question that an engine answers with a JSON object. docker-java's commands answer such, too, but the first of them
 * takes half a second for its own making: more than all else that is to be done for an image which is up to date.
 */
final class EngineQuestion {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EngineQuestion() {}

    /**
     * Asks for {@code GET path}.
     *
     * @throws NotFoundException if the engine does not have what is asked for
     * @throws DockerException if it refuses
     */
    static JsonNode ask(Engine engine, String path) {
        DockerHttpClient.Request request = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path(engine.apiPath(path))
                .build();
        try (DockerHttpClient.Response response = engine.http().execute(request);
                InputStream body = response.getBody()) {
            if (response.getStatusCode() == 200) {
                return JSON.readTree(body);
            }
            String reason = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            throw response.getStatusCode() == 404
                    ? new NotFoundException(reason)
                    : new DockerException(reason, response.getStatusCode());
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The engine at " + engine.address() + " did not end its answer to GET " + path + ": "
                            + ErrorText.of(e) + ". See the engine's log.",
                    e);
        }
    }

    /** A name as a part of a path, in which slashes and colons stay as they are. */
    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
    }
}
