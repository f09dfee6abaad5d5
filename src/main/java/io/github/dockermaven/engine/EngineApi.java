package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A request to an engine that has JSON in it, if anything, and is answered with JSON. */
final class EngineApi {
    private EngineApi() {}

    /**
     * Asks for {@code GET path}.
     *
     * @throws ErrorResponseException.Unknown if the engine does not have what is asked for
     * @throws ErrorResponseException if it refuses
     */
    static JsonNode ask(Engine engine, String path) {
        return send(engine, DockerHttpClient.Request.Method.GET, path, null);
    }

    /**
     * Asks for {@code GET path} in the engine's own newest version of the API, for what it can tell only there: an engine
     * takes a path without a version for that (Docker Engine API, "Versioning").
     *
     * @throws ErrorResponseException.Unknown if the engine does not have what is asked for
     * @throws ErrorResponseException if it refuses
     */
    static JsonNode askNewest(Engine engine, String path) {
        return exchange(engine, DockerHttpClient.Request.Method.GET, path, null);
    }

    /**
     * Has the engine do something.
     *
     * @param body {@code null} for none
     * @return its answer, a {@code MissingNode} if it has none
     * @throws ErrorResponseException.Unknown if the engine does not have what it is about
     * @throws ErrorResponseException.Conflict if that is in a state which does not allow it
     * @throws ErrorResponseException if it refuses otherwise
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
                    .bodyBytes(JsonWriter.write(body).getBytes(StandardCharsets.UTF_8));
        }
        try (DockerHttpClient.Response response = engine.http().execute(request.build());
                InputStream answer = response.getBody()) {
            int status = response.getStatusCode();
            if (status >= 200 && status < 300) {
                return JsonReader.read(answer);
            }
            throw ErrorResponseException.of(status, answer);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The answer of the engine at " + engine.address() + " to " + method + " "
                            + path.replaceFirst("\\?.*", "") + " cannot be read: "
                            + PrintableText.quote(PrintableText.of(e))
                            + ". See the engine's log, and whether it is a Docker Engine.",
                    e);
        }
    }

    /** Parameters as a path's query, URL-encoded. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** A JSON document as the value of a parameter of a path's query. */
    static String inQuery(Object document) {
        return URLEncoder.encode(JsonWriter.write(document), StandardCharsets.UTF_8);
    }

    /** A name as a part of a path, in which slashes and colons stay as they are. */
    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
    }
}
