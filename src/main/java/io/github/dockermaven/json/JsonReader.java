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
 * Reads JSON (RFC 8259) as trees. Jackson's {@code ObjectMapper} gives the same ones, but first makes itself ready for
 * beans, and that takes longer than all else that is to be done for an image which is up to date.
 */
public final class JsonReader implements Closeable {
    private static final JsonFactory JSON = factory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The bytes of one value: whoever sends it does not decide how much memory it takes. */
    private static final int LARGEST_VALUE = 32 << 20;

    private final LimitedInputStream bytes;
    private final JsonParser parser;

    /**
     * Returns a factory that leaves nothing behind in the threads that use it. Jackson's own keeps buffers there: in a process
     * that runs many builds they would hold the class loader of each until memory is short.
     */
    public static JsonFactory factory() {
        return new JsonFactory().setRecyclerPool(JsonRecyclerPools.nonRecyclingPool());
    }

    /** Reads a stream of values, of 32 MB each at most, which is closed with this reader. */
    public JsonReader(InputStream stream) throws IOException {
        bytes = new LimitedInputStream(stream, LARGEST_VALUE);
        parser = JSON.createParser(bytes);
    }

    /**
     * The first value of a stream, which is closed then.
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
     * The first value of a text.
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
     * The next value, as soon as its last byte is there; nothing at the end.
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

    /** The value whose first token is the current one. The parser bounds how deep values may be nested. */
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
