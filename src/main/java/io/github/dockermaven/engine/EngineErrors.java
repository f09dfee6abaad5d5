package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import io.github.dockermaven.image.DockerFailureException;

/** Reads what an engine says in an answer that is not a success. */
final class EngineErrors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EngineErrors() {}

    /** The engine's own words: docker-java's message is the status and the raw JSON of the answer. */
    static String message(DockerException exception) {
        String message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        int json = message.indexOf('{');
        if (json < 0) {
            return message;
        }
        try {
            return JSON.readTree(message.substring(json)).path("message").asText(message);
        } catch (JsonProcessingException e) {
            return message;
        }
    }

    /** A request that the engine refused, in its own words. */
    static DockerFailureException refused(String subject, DockerException e) {
        return new DockerFailureException(subject + ": " + message(e) + ".", e);
    }
}
