package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An answer that the engine gives line by line while it does something. The error may be one of the lines: the engine answers
 * 200 before it knows how a pull, a push or a load ends.
 */
final class JsonStream {
    private JsonStream() {}

    /**
     * Sends a request, and reads the answer to its end.
     *
     * @param action what is being done, as the subject of an error: {@code Pushing localhost:5000/a:1}
     * @param lines receives each line that is not an error
     * @throws DockerFailureException with the engine's words if it reports an error
     * @throws DockerExecutionException if the connection breaks or the thread is interrupted
     */
    static void read(EngineApi api, DockerHttpClient.Request request, String action, Consumer<JsonNode> lines) {
        Optional<String> error;
        try (DockerHttpClient.Response response = api.send(request);
                InputStream body = response.getBody()) {
            error = response.getStatusCode() / 100 == 2
                    ? read(body, lines)
                    : Optional.of(ErrorResponseException.words(response.getStatusCode(), body));
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new DockerExecutionException(action + " was interrupted.", e);
            }
            throw new DockerExecutionException(
                    action + " was cut off: " + PrintableText.of(e) + ". See the engine's log, then try again.", e);
        }
        if (error.isPresent()) {
            throw new DockerFailureException(error.get());
        }
    }

    /**
     * Reads an answer to its end. After an error it may as well be cut: who tells of one may end the connection at once.
     *
     * @return the error that it tells of
     */
    static Optional<String> read(InputStream body, Consumer<JsonNode> lines) throws IOException {
        Optional<String> error = Optional.empty();
        try (JsonReader reader = new JsonReader(body)) {
            for (Optional<JsonNode> line = reader.next(); line.isPresent(); line = reader.next()) {
                Optional<String> told = error(line.get());
                if (told.isPresent()) {
                    error = told;
                } else {
                    lines.accept(line.get());
                }
            }
        } catch (IOException e) {
            if (error.isEmpty()) {
                throw e;
            }
        }
        return error;
    }

    /** The error that a line tells of; some engines have only the older of the two fields. */
    static Optional<String> error(JsonNode line) {
        return line.has("errorDetail") || line.has("error")
                ? Optional.of(PrintableText.line(line.path("errorDetail")
                        .path("message")
                        .asText(line.path("error").asText())
                        .strip()))
                : Optional.empty();
    }
}
