package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An engine's response that is not a success. Its message is the engine's own. */
class ErrorResponseException extends RuntimeException {
    /** The length of a response that is read; the rest is ignored. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    ErrorResponseException(String words) {
        super(words);
    }

    /** @param body of the response */
    static ErrorResponseException of(int status, InputStream body) throws IOException {
        String words = words(status, body);
        return switch (status) {
            case 404 -> new Unknown(words);
            case 409 -> new Conflict(words);
            default -> new ErrorResponseException(words);
        };
    }

    /**
     * Returns the message of such a response.
     *
     * @param body JSON with a {@code message} from an engine, a text or nothing from a proxy
     */
    static String words(int status, InputStream body) throws IOException {
        String text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
        String words = text;
        try {
            words = JsonReader.read(text).path("message").asText(text);
        } catch (JsonProcessingException e) {
            // It is a text.
        }
        return words.isBlank() ? "it answers with status " + status : PrintableText.line(words.strip());
    }

    /** Returns the error for a user. */
    DockerFailureException about(String subject) {
        return new DockerFailureException(subject + ": " + getMessage() + ".", this);
    }

    /** The engine does not have the requested object. */
    static final class Unknown extends ErrorResponseException {
        Unknown(String words) {
            super(words);
        }
    }

    /** The requested object is in a state that does not allow the request. */
    static final class Conflict extends ErrorResponseException {
        Conflict(String words) {
            super(words);
        }
    }
}
