package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;

/** An engine's answer that is not a success. Its message is the engine's own words. */
class RefusedRequestException extends RuntimeException {
    RefusedRequestException(String words) {
        super(words);
    }

    /** @param body of the answer: JSON with a {@code message} by the Engine API, a text by what is between */
    static RefusedRequestException of(int status, String body) {
        String words = words(body);
        return switch (status) {
            case 404 -> new Unknown(words);
            case 409 -> new Conflict(words);
            default -> new RefusedRequestException(words.isEmpty() ? "it answers with status " + status : words);
        };
    }

    /** What the engine says in the body of such an answer. */
    static String words(String body) {
        String text = body.strip();
        try {
            return JsonReader.read(text).path("message").asText(text);
        } catch (JsonProcessingException e) {
            return text;
        } catch (IOException e) {
            throw new IllegalStateException("a text is read without files", e);
        }
    }

    /** The error that a user gets. */
    DockerFailureException about(String subject) {
        return new DockerFailureException(subject + ": " + getMessage() + ".", this);
    }

    /** The engine does not have what it is asked about. */
    static final class Unknown extends RefusedRequestException {
        Unknown(String words) {
            super(words);
        }
    }

    /** What it is asked about is in a state which does not allow that. */
    static final class Conflict extends RefusedRequestException {
        Conflict(String words) {
            super(words);
        }
    }
}
