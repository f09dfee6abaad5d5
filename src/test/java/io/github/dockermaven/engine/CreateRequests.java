package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The bodies of requests that create containers, without what means the same if it is left out. */
public final class CreateRequests {
    /** Fields whose entries have names of the user's, and mean something even if they are empty. */
    private static final Set<String> ENTRIES =
            Set.of("ExposedPorts", "Labels", "PortBindings", "Sysctls", "Tmpfs", "Volumes");

    private CreateRequests() {}

    /** Returns the body for a container, without its image. */
    public static JsonNode of(ContainerSpec spec) {
        ObjectNode body = ContainerJson.write(spec);
        body.remove("Image");
        return reduced(body);
    }

    /** Returns a body without fields that are empty, zero, false or {@code no}. */
    public static JsonNode reduced(JsonNode body) {
        return reduced(body, false);
    }

    private static JsonNode reduced(JsonNode json, boolean isEntries) {
        if (json.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> items.add(reduced(item, false)));
            return items;
        }
        if (!json.isObject()) {
            return json.isNumber() ? LongNode.valueOf(json.asLong()) : json;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(field -> {
            JsonNode value = reduced(field.getValue(), ENTRIES.contains(field.getKey()));
            if (isEntries || !isEmpty(value)) {
                fields.set(field.getKey(), value);
            }
        });
        return fields;
    }

    private static boolean isEmpty(JsonNode value) {
        if (value.isContainerNode()) {
            return value.isEmpty();
        }
        return value.isTextual()
                ? value.asText().isEmpty() || value.asText().equals("no")
                : !value.asBoolean() && value.asLong() == 0;
    }
}
