package io.github.dockermaven.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the fields of a JSON object: an absent or {@code null} field is empty. */
final class JsonFields {
    private JsonFields() {}

    /** Returns the text of this name; empty if there is none. */
    static String text(JsonNode object, String name) {
        return object.path(name).asText("");
    }

    /** Returns the list of this name; empty if there is none. */
    static List<String> texts(JsonNode object, String name) {
        List<String> texts = new ArrayList<>();
        object.path(name).forEach(element -> texts.add(element.asText("")));
        return texts;
    }

    /** Returns the keys of the object of this name; empty if there is none. */
    static SortedSet<String> names(JsonNode object, String name) {
        SortedSet<String> names = new TreeSet<>();
        object.path(name).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Returns the texts in the object of this name; empty if there is none. */
    static SortedMap<String, String> map(JsonNode object, String name) {
        SortedMap<String, String> map = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.path(name).properties()) {
            map.put(field.getKey(), field.getValue().asText(""));
        }
        return map;
    }
}
