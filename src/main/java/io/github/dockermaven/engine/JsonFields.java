package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields of a JSON object, which are left out where there is nothing to write. */
final class JsonFields {
    private JsonFields() {}

    static void put(ObjectNode json, String field, Optional<String> text) {
        text.ifPresent(value -> json.put(field, value));
    }

    static void put(ObjectNode json, String field, List<String> list) {
        if (!list.isEmpty()) {
            putAll(json, field, list);
        }
    }

    static void put(ObjectNode json, String field, Map<String, String> map) {
        if (!map.isEmpty()) {
            ObjectNode object = json.putObject(field);
            map.forEach(object::put);
        }
    }

    static void putNumber(ObjectNode json, String field, Optional<Long> number) {
        number.ifPresent(value -> json.put(field, value));
    }

    static void putNanos(ObjectNode json, String field, Optional<Duration> time) {
        putNumber(json, field, time.map(Duration::toNanos));
    }

    /** Writes a list, an empty one too. */
    static void putAll(ObjectNode json, String field, List<String> list) {
        ArrayNode array = json.putArray(field);
        list.forEach(array::add);
    }
}
