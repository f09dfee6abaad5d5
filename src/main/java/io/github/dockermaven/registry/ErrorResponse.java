package io.github.dockermaven.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A registry's report of an error: its status, and the codes and messages of its JSON (OCI distribution specification,
 * "Error Codes").
 *
 * @param status of the response
 * @param codes such as {@code NAME_UNKNOWN}, in capitals
 * @param text in the registry's words, empty if it has none
 */
record ErrorResponse(int status, List<String> codes, String text) {
    private static final int LONGEST = 16 * 1024;
    /** The words for an immutable tag, of registries whose status does not show it: ECR's is 400, GitLab's 403. */
    private static final Pattern IMMUTABLE = Pattern.compile("(?i)immutab|already exists|overwrit");

    /** Reads the beginning of a response's body. */
    static ErrorResponse of(Response response) {
        byte[] begin;
        try {
            begin = response.body().readShort(LONGEST);
        } catch (IOException e) {
            begin = new byte[0];
        }
        Optional<JsonNode> json = json(begin);
        List<JsonNode> errors = json.map(
                        tree -> StreamSupport.stream(tree.path("errors").spliterator(), false)
                                .toList())
                .orElse(List.of());
        if (!errors.isEmpty()) {
            return new ErrorResponse(
                    response.status(),
                    errors.stream().map(error -> error.path("code").asText("")).toList(),
                    PrintableText.quote(
                            errors.stream().map(ErrorResponse::words).collect(Collectors.joining("; "))));
        }
        String text = json.flatMap(tree -> Stream.of("message", "details", "error")
                        .map(field -> tree.path(field).asText(""))
                        .filter(message -> !message.isEmpty())
                        .findFirst())
                .orElse(new String(begin, StandardCharsets.UTF_8).strip());
        return new ErrorResponse(response.status(), List.of(), PrintableText.quote(text));
    }

    private static String words(JsonNode error) {
        String code = error.path("code").asText("");
        String message = error.path("message").asText("");
        return message.isEmpty() ? code : code + ": " + message;
    }

    /** Returns a JSON object, empty if the bytes are something else. */
    static Optional<JsonNode> json(byte[] bytes) {
        try {
            JsonNode tree = JsonReader.read(new ByteArrayInputStream(bytes));
            return tree.isObject() ? Optional.of(tree) : Optional.empty();
        } catch (IOException e) {
            // Its message quotes the content.
            return Optional.empty();
        }
    }

    /** Returns whether the content to be stored exists already and may not be replaced. */
    boolean isConflict() {
        return status == 409
                || status == 412
                || status / 100 == 4 && IMMUTABLE.matcher(text).find();
    }

    boolean has(String code) {
        return codes.contains(code);
    }

    /** Returns the form for messages: {@code 404 (NAME_UNKNOWN: repository name not known to registry)}. */
    @Override
    public String toString() {
        return text.isEmpty() ? String.valueOf(status) : status + " (" + text + ")";
    }
}
