package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.ErrorText;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A request to an engine that has JSON in it, if anything, and is answered with JSON. docker-java's commands do such, too,
 * but the first of them takes half a second for its own making: more than all else that is to be done for an image which
 * is up to date. And they know only what their models have.
 */
final class EngineQuestion {
    private EngineQuestion() {}

    /**
     * Asks for {@code GET path}.
     *
     * @throws NotFoundException if the engine does not have what is asked for
     * @throws DockerException if it refuses
     */
    static JsonNode ask(Engine engine, String path) {
        return send(engine, DockerHttpClient.Request.Method.GET, path, null);
    }

    /**
     * Asks for {@code GET path} in the engine's own newest version of the API, for what it can tell only there: an engine
     * takes a path without a version for that (Docker Engine API, "Versioning").
     *
     * @throws NotFoundException if the engine does not have what is asked for
     * @throws DockerException if it refuses
     */
    static JsonNode askNewest(Engine engine, String path) {
        return exchange(engine, DockerHttpClient.Request.Method.GET, path, null);
    }

    /**
     * Has the engine do something.
     *
     * @param body {@code null} for none
     * @return its answer, a {@code MissingNode} if it has none
     * @throws NotFoundException if the engine does not have what it is about
     * @throws ConflictException if that is in a state which does not allow it
     * @throws DockerException if it refuses otherwise
     */
    static JsonNode send(Engine engine, DockerHttpClient.Request.Method method, String path, JsonNode body) {
        return exchange(engine, method, engine.apiPath(path), body);
    }

    private static JsonNode exchange(
            Engine engine, DockerHttpClient.Request.Method method, String path, JsonNode body) {
        DockerHttpClient.Request.Builder request =
                DockerHttpClient.Request.builder().method(method).path(path);
        if (body != null) {
            request.putHeader("Content-Type", "application/json")
                    .bodyBytes(body.toString().getBytes(StandardCharsets.UTF_8));
        }
        try (DockerHttpClient.Response response = engine.http().execute(request.build());
                InputStream answer = response.getBody()) {
            int status = response.getStatusCode();
            if (status >= 200 && status < 300) {
                return JsonReader.read(answer);
            }
            String reason = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            throw switch (status) {
                case 404 -> new NotFoundException(reason);
                case 409 -> new ConflictException(reason);
                default -> new DockerException(reason, status);
            };
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The engine at " + engine.address() + " did not end its answer to " + method + " " + path + ": "
                            + ErrorText.of(e) + ". See the engine's log.",
                    e);
        }
    }

    /** A JSON document as the value of a parameter of a path's query. */
    static String inQuery(Object document) {
        return URLEncoder.encode(new ObjectMapper().valueToTree(document).toString(), StandardCharsets.UTF_8);
    }

    /** A name as a part of a path, in which slashes and colons stay as they are. */
    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
    }
}
