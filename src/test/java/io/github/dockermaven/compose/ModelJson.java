package io.github.dockermaven.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Compose models as JSON: what has no quotes is a number, a truth value or nothing. */
final class ModelJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ModelJson() {}

    static JsonNode of(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
            return object;
        }
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return switch (ScalarTypes.of(scalar)) {
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
            case INTEGER -> JSON.numberNode(Integer.parseInt(scalar.text()));
            case FLOAT -> JSON.numberNode(new BigDecimal(scalar.text()));
            case DATE, TEXT -> JSON.textNode(scalar.text());
        };
    }
}
