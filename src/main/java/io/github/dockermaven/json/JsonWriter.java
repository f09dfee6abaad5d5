package io.github.dockermaven.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * A writer of trees, lists and maps as JSON (RFC 8259) on one line. {@code null} values of a map are left out. Jackson's
 * {@code ObjectMapper} writes the same, but its initialisation for beans takes longer than a start of containers that are
 * as configured.
 */
public final class JsonWriter {
    private final StringBuilder json = new StringBuilder();

    private JsonWriter() {}

    /**
     * Returns a document.
     *
     * @param document a tree, list, set, map, text, number or boolean
     */
    public static String write(Object document) {
        JsonWriter writer = new JsonWriter();
        writer.add(document);
        return writer.json.toString();
    }

    /** Adds a text in quotes to a document. */
    static void quote(String text, StringBuilder json) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }

    private void add(Object value) {
        if (value instanceof JsonNode tree) {
            add(tree);
        } else if (value instanceof Map<?, ?> map) {
            addFields(map.entrySet());
        } else if (value instanceof Iterable<?> items) {
            addItems(items);
        } else if (value instanceof String text) {
            quote(text, json);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("no value of a JSON document: " + value.getClass());
        }
    }

    private void add(JsonNode tree) {
        switch (tree.getNodeType()) {
            case OBJECT -> addFields(tree.properties());
            case ARRAY -> addItems(tree);
            case STRING -> quote(tree.textValue(), json);
            case NUMBER, BOOLEAN, NULL -> json.append(tree.asText());
            default -> throw new IllegalArgumentException("no value of a JSON document: " + tree.getNodeType());
        }
    }

    private void addFields(Iterable<? extends Map.Entry<?, ?>> fields) {
        String separator = "{";
        for (Map.Entry<?, ?> field : fields) {
            if (field.getValue() != null) {
                json.append(separator);
                quote(field.getKey().toString(), json);
                json.append(':');
                add(field.getValue());
                separator = ",";
            }
        }
        json.append(separator.equals("{") ? "{}" : "}");
    }

    private void addItems(Iterable<?> items) {
        json.append('[');
        for (Iterator<?> rest = items.iterator(); rest.hasNext(); ) {
            add(rest.next());
            json.append(rest.hasNext() ? "," : "");
        }
        json.append(']');
    }
}
