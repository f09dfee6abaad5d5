package io.github.dockermaven.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A writer of records, lists and maps as indented JSON (RFC 8259), for answers of goals. {@code null} values of a record or
 * map are left out.
 */
public final class RecordWriter {
    private static final ObjectMapper JSON =
            new ObjectMapper(JsonReader.factory()).setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private RecordWriter() {}

    /** Returns a document on indented lines. */
    public static String writeLines(Object document) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that cannot be written as JSON: " + document.getClass(), e);
        }
    }
}
