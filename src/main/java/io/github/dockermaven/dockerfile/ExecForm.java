package io.github.dockermaven.dockerfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exec form of arguments: a JSON array of strings. */
public final class ExecForm {
    private static final JsonFactory JSON = JsonReader.factory();

    private ExecForm() {}

    /** The text is a JSON array, but has other elements than strings. */
    static final class NotStringsException extends Exception {}

    /**
     * Returns the elements, empty if the text is not a JSON array and therefore in shell form.
     *
     * @throws NotStringsException if it is an array with other elements than strings
     */
    static Optional<List<String>> parse(String text) throws NotStringsException {
        if (!WhiteSpace.trimStart(text).startsWith("[")) {
            return Optional.empty();
        }
        List<String> elements = new ArrayList<>();
        boolean strings = true;
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == null) {
                    return Optional.empty();
                }
                if (token == JsonToken.VALUE_STRING) {
                    elements.add(json.getText());
                } else {
                    strings = false;
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                return Optional.empty();
            }
        } catch (IOException notJson) {
            return Optional.empty();
        }
        if (!strings) {
            throw new NotStringsException();
        }
        return Optional.of(elements);
    }

    /**
     * Returns the elements, empty if the text is not a JSON array.
     *
     * @param subject the text's owner, for the error
     * @throws DockerFailureException if it is an array with other elements than strings
     */
    public static Optional<List<String>> read(String subject, String text) {
        try {
            return parse(text);
        } catch (NotStringsException e) {
            throw new DockerFailureException(subject + ": '" + PrintableText.quote(text)
                    + "' has other elements than strings in its JSON array. Write each element in double quotes:"
                    + " [\"java\",\"-jar\",\"app.jar\"].");
        }
    }

    /** Returns an array in the usual form of Dockerfiles, without space after its commas. */
    static String write(List<String> elements) {
        StringBuilder json = new StringBuilder("[");
        for (String element : elements) {
            json.append(json.length() > 1 ? "," : "").append('"');
            element.chars().forEach(c -> append((char) c, json));
            json.append('"');
        }
        return json.append(']').toString();
    }

    private static void append(char c, StringBuilder json) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> json.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
    }
}
