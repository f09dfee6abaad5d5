package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.GracefulShutdown;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The requests to an engine, the first of which connects. Safe for use by several threads. Each throws the opener's
 * exceptions; a missing engine is searched for only once.
 */
final class EngineApi implements AutoCloseable {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Supplier<EngineConnection> opener;
    private final Progress progress;
    private EngineConnection connection;
    private DockerExecutionException failure;
    private volatile boolean closed;

    /** @param progress receives the engine's address as a detail */
    EngineApi(Supplier<EngineConnection> opener, Progress progress) {
        this.opener = opener;
        this.progress = progress;
    }

    /** Returns the connection with the engine, and opens it lazily. */
    synchronized EngineConnection connection() {
        if (closed) {
            throw new IllegalStateException("The session with the engine is closed");
        }
        if (failure != null) {
            throw failure;
        }
        if (connection == null) {
            try {
                connection = opener.get();
            } catch (DockerExecutionException e) {
                failure = e;
                throw e;
            }
            progress.detail("Docker Engine at " + connection + ", API " + connection.apiVersion());
        }
        return connection;
    }

    /** Returns the connection with the engine if it was opened. */
    synchronized Optional<EngineConnection> opened() {
        return Optional.ofNullable(connection);
    }

    boolean isClosed() {
        return closed;
    }

    /** Returns the engine's address, for messages. */
    EngineAddress address() {
        return connection().address();
    }

    /**
     * Returns the response to {@code GET path}.
     *
     * @throws ErrorResponseException.Unknown if the engine does not have the requested object
     * @throws ErrorResponseException if it refuses
     */
    JsonNode get(String path) {
        return exchange(Request.Method.GET, connection().apiPath(path), null);
    }

    /**
     * Returns the response to {@code GET path} in the engine's newest version of the API, for properties that only that
     * reports: an engine uses it for a path without a version (Docker Engine API, "Versioning").
     *
     * @throws ErrorResponseException.Unknown if the engine does not have the requested object
     * @throws ErrorResponseException if it refuses
     */
    JsonNode getNewest(String path) {
        return exchange(Request.Method.GET, path, null);
    }

    /**
     * Returns the response to {@code POST path}, a {@code MissingNode} if it has no body, or one in plain text: Podman
     * answers {@code OK} where Docker has nothing to say.
     *
     * @throws ErrorResponseException.Unknown if the engine does not have the object of the request
     * @throws ErrorResponseException.Conflict if the object is in a state that does not allow the request
     * @throws ErrorResponseException if it refuses otherwise
     */
    JsonNode post(String path) {
        return exchange(Request.Method.POST, connection().apiPath(path), null);
    }

    /** Returns the response to {@code POST path} with a body; errors as for {@link #post(String)}. */
    JsonNode post(String path, JsonNode body) {
        return exchange(Request.Method.POST, connection().apiPath(path), body);
    }

    /** Returns the response to {@code DELETE path}; errors as for {@link #post(String)}. */
    JsonNode delete(String path) {
        return exchange(Request.Method.DELETE, connection().apiPath(path), null);
    }

    /** Begins a request whose response is more than one JSON value, or none. */
    Request.Builder request(Request.Method method, String path) {
        return Request.builder().method(method).path(connection().apiPath(path));
    }

    /** Begins a {@code HEAD} request, whose response has no body. */
    Request.Builder head(String path) {
        return Request.builder().method("HEAD").path(connection().apiPath(path));
    }

    /** Sends a request that {@link #request} began. If it may change something, Ctrl-C interrupts the goal from then on. */
    Response send(Request request) {
        if (!READING.contains(request.method())) {
            GracefulShutdown.ofProcess().listen();
        }
        return connection().http().execute(request);
    }

    private JsonNode exchange(Request.Method method, String path, JsonNode body) {
        Request.Builder request = Request.builder().method(method).path(path);
        if (body != null) {
            request.putHeader("Content-Type", "application/json")
                    .bodyBytes(JsonWriter.write(body).getBytes(StandardCharsets.UTF_8));
        }
        try (Response response = send(request.build());
                InputStream content = response.getBody()) {
            int status = response.getStatusCode();
            // An engine answers 304 if there is nothing to do: a container that runs is started.
            if (status >= 200 && status < 300 || status == 304) {
                return method != Request.Method.GET && isText(response)
                        ? MissingNode.getInstance()
                        : JsonReader.read(content);
            }
            throw ErrorResponseException.of(status, content);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The response of the engine at " + address() + " to " + method + " "
                            + path.replaceFirst("\\?.*", "")
                            + " cannot be read: " + PrintableText.quote(PrintableText.of(e))
                            + ". See the engine's log, and whether it is a Docker Engine.",
                    e);
        }
    }

    private static boolean isText(Response response) {
        String type = response.getHeader("Content-Type");
        return type != null && type.startsWith("text/plain");
    }

    /** Returns parameters as a path's query, URL-encoded. */
    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Returns a JSON document as a parameter's value in a path's query. */
    static String inQuery(Object document) {
        return URLEncoder.encode(JsonWriter.write(document), StandardCharsets.UTF_8);
    }

    /** Returns a name as a part of a path, in which slashes and colons stay unchanged. */
    static String inPath(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%3A", ":");
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.close();
        }
    }
}
