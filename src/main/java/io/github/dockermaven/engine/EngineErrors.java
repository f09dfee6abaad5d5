package io.github.dockermaven.engine;

import com.github.dockerjava.api.exception.DockerException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;

/** Reads what an engine says in an answer that is not a success. */
final class EngineErrors {
    private EngineErrors() {}

    /** The engine's own words: docker-java's message is the status and the raw JSON of the answer. */
    static String message(DockerException exception) {
        String message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        int json = message.indexOf('{');
        if (json < 0) {
            return message;
        }
        try {
            return JsonReader.read(message.substring(json)).path("message").asText(message);
        } catch (IOException e) {
            return message;
        }
    }

    /** A request that the engine refused, in its own words. */
    static DockerFailureException refused(String subject, DockerException e) {
        return new DockerFailureException(subject + ": " + message(e) + ".", e);
    }
}
