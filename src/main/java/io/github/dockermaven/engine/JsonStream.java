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
 * A response that the engine sends line by line during an operation. A line may be an error: the engine answers 200
 * before it knows the result of a pull, a push or a load.
 */
final class JsonStream {
    private JsonStream() {}

    /**
     * Sends a request, and reads the response to its end.
     *
     * @param action the operation, as the subject of an error: {@code Pushing localhost:5000/a:1}
     * @param lines receives each line that is not an error
     * @throws DockerFailureException with the engine's message if it reports an error
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
     * Reads a response to its end. After an error it may break off, because the engine may close the connection at
     * once.
     *
     * @return the error that it reports
     */
    static Optional<String> read(InputStream body, Consumer<JsonNode> lines) throws IOException {
        Optional<String> error = Optional.empty();
        try (JsonReader reader = new JsonReader(body)) {
            for (Optional<JsonNode> line = reader.next(); line.isPresent(); line = reader.next()) {
                Optional<String> reported = error(line.get());
                if (reported.isPresent()) {
                    error = reported;
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

    /** Returns the error in a line; some engines have only the older of the two fields. */
    static Optional<String> error(JsonNode line) {
        return line.has("errorDetail") || line.has("error")
                ? Optional.of(PrintableText.line(line.path("errorDetail")
                        .path("message")
                        .asText(line.path("error").asText())
                        .strip()))
                : Optional.empty();
    }
}
