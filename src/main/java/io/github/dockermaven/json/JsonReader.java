package io.github.dockermaven.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A reader of JSON (RFC 8259) as trees. Jackson's {@code ObjectMapper} returns the same trees, but its initialisation
 * for beans takes longer than all other work for an image that is up to date.
 */
public final class JsonReader implements Closeable {
    private static final JsonFactory JSON = factory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The largest size of one value in bytes, so that the sender does not decide how much memory it takes. */
    private static final int LARGEST_VALUE = 32 << 20;

    private final LimitedInputStream bytes;
    private final JsonParser parser;

    /**
     * Returns a factory that keeps no buffers in the threads that use it. Jackson's default does: in a process that
     * runs many builds, they would hold each build's class loader until memory runs out.
     */
    public static JsonFactory factory() {
        return new JsonFactory().setRecyclerPool(JsonRecyclerPools.nonRecyclingPool());
    }

    /** Opens a stream of values of at most 32 MB each. The stream is closed with this reader. */
    public JsonReader(InputStream stream) throws IOException {
        bytes = new LimitedInputStream(stream, LARGEST_VALUE);
        parser = JSON.createParser(bytes);
    }

    /**
     * Reads the first value of a stream and closes the stream.
     *
     * @return a missing node if there is none
     * @throws JsonProcessingException if it is not JSON
     */
    public static JsonNode read(InputStream stream) throws IOException {
        try (JsonReader reader = new JsonReader(stream)) {
            return reader.next().orElseGet(MissingNode::getInstance);
        }
    }

    /**
     * Reads the first value of a text.
     *
     * @return a missing node if there is none
     * @throws JsonProcessingException if it is not JSON
     */
    public static JsonNode read(String text) throws IOException {
        try (JsonReader reader = new JsonReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            return reader.next().orElseGet(MissingNode::getInstance);
        }
    }

    /**
     * Reads the next value as soon as its last byte has arrived; empty at the end.
     *
     * @throws JsonProcessingException if it is not JSON
     * @throws IOException if it is too large
     */
    public Optional<JsonNode> next() throws IOException {
        bytes.restart();
        return parser.nextToken() == null ? Optional.empty() : Optional.of(value());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Reads the value that begins with the current token. The parser limits the depth of nesting. */
    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    private JsonNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private JsonNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private JsonNode number() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
            default -> NODES.numberNode(parser.getDoubleValue());
        };
    }
}
