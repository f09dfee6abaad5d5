package io.github.dockermaven.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads JSON to a tree without an {@code ObjectMapper}, the first use of which takes longer than all else that is done for
 * an image that is up to date.
 */
public final class JsonTree {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEEPEST = 200;

    private JsonTree() {}

    /**
     * Reads one value.
     *
     * @throws JsonProcessingException if it is not JSON
     */
    public static JsonNode read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonNode value = readNext(parser);
            if (value.isMissingNode()) {
                throw new JsonEOFException(parser, JsonToken.NOT_AVAILABLE, "there is nothing");
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more than one value");
            }
            return value;
        }
    }

    /**
     * Reads the next of several values.
     *
     * @return a missing node at the end
     * @throws JsonProcessingException if it is not JSON
     */
    public static JsonNode readNext(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        return token == null ? JsonNodeFactory.instance.missingNode() : value(parser, token, 0);
    }

    private static JsonNode value(JsonParser parser, JsonToken token, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new JsonParseException(parser, "it is nested too deeply");
        }
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? nodes.numberNode(parser.getBigIntegerValue())
                        : nodes.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
            default -> throw new JsonParseException(parser, "a value is missing");
        };
    }

    private static ObjectNode object(JsonParser parser, int depth) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            object.set(name, value(parser, parser.nextToken(), depth + 1));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, int depth) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token, depth + 1));
        }
        return array;
    }

    /** The text of this name; empty if there is none or it is {@code null}. */
    static String text(JsonNode object, String name) {
        return object.path(name).asText("");
    }

    /** The list of this name; empty if there is none or it is {@code null}. */
    static List<String> texts(JsonNode object, String name) {
        List<String> texts = new ArrayList<>();
        object.path(name).forEach(element -> texts.add(element.asText("")));
        return texts;
    }

    /** The names in the object of this name; empty if there is none or it is {@code null}. */
    static SortedSet<String> names(JsonNode object, String name) {
        SortedSet<String> names = new TreeSet<>();
        object.path(name).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The texts in the object of this name; empty if there is none or it is {@code null}. */
    static SortedMap<String, String> map(JsonNode object, String name) {
        SortedMap<String, String> map = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.path(name).properties()) {
            map.put(field.getKey(), field.getValue().asText(""));
        }
        return map;
    }
}
