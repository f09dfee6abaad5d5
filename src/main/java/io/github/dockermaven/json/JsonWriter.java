package io.github.dockermaven.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes trees, records, lists and maps as JSON (RFC 8259). {@code null} values of a record or map are left out. */
public final class JsonWriter {
    private static final ObjectMapper JSON =
            new ObjectMapper(JsonReader.factory()).setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private JsonWriter() {}

    /** Returns a document on one line. */
    public static String write(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw unwritable(document, e);
        }
    }

    /** Returns a document on indented lines for a person. */
    public static String writeLines(Object document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw unwritable(document, e);
        }
    }

    private static IllegalStateException unwritable(Object document, JsonProcessingException e) {
        return new IllegalStateException("a document that cannot be written as JSON: " + document.getClass(), e);
    }
}
