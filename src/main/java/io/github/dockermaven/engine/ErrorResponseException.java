package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** An engine's answer that is not a success. Its message is the engine's own words. */
class ErrorResponseException extends RuntimeException {
    /** Of an answer, what is beyond is left unread. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    ErrorResponseException(String words) {
        super(words);
    }

    /** @param body of the answer */
    static ErrorResponseException of(int status, InputStream body) throws IOException {
        String words = words(status, body);
        return switch (status) {
            case 404 -> new Unknown(words);
            case 409 -> new Conflict(words);
            default -> new ErrorResponseException(words);
        };
    }

    /**
     * What such an answer says.
     *
     * @param body JSON with a {@code message} by the Engine API, a text or nothing by what may be between
     */
    static String words(int status, InputStream body) throws IOException {
        String text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
        String words = text;
        try {
            words = JsonReader.read(text).path("message").asText(text);
        } catch (JsonProcessingException e) {
            // A text then.
        }
        return words.isBlank() ? "it answers with status " + status : PrintableText.line(words.strip());
    }

    /** The error that a user gets. */
    DockerFailureException about(String subject) {
        return new DockerFailureException(subject + ": " + getMessage() + ".", this);
    }

    /** The engine does not have what it is asked about. */
    static final class Unknown extends ErrorResponseException {
        Unknown(String words) {
            super(words);
        }
    }

    /** What it is asked about is in a state which does not allow that. */
    static final class Conflict extends ErrorResponseException {
        Conflict(String words) {
            super(words);
        }
    }
}
