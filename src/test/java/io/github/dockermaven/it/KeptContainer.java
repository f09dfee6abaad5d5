package io.github.dockermaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the engine keeps of a container: comparable with that of another one. */
final class KeptContainer {
    /** What differs from one container to the next, and what the command line says of itself: whether it is attached. */
    private static final List<String> OWN = List.of(
            "Created", "GraphDriver", "AttachStdin", "AttachStdout", "AttachStderr", "StdinOnce", "ConsoleSize");

    /** Fields whose entries have names of the user's, and mean something even if they are empty. */
    private static final Set<String> ENTRIES =
            Set.of("ExposedPorts", "Volumes", "PortBindings", "Labels", "Tmpfs", "Sysctls", "Networks");

    /** Lists that the docker command or the engine makes of maps, in an order that is another each time. */
    private static final Set<String> UNORDERED = Set.of("Aliases", "Binds", "Env", "Links", "Mounts", "Ulimits");

    private KeptContainer() {}

    /** Returns where they differ, a text for each field that does. */
    static List<String> differences(JsonNode theirs, JsonNode ours) {
        List<String> differences = new ArrayList<>();
        compare("", theirs, ours, differences);
        return differences;
    }

    /** Returns what the engine keeps of a container, without its id and name wherever they are. */
    static JsonNode read(EngineContainers containers, String name) throws IOException {
        JsonNode document = containers.document(name).orElseThrow();
        String id = document.path("Id").asText();
        // A capability has two names.
        String text = document.toString()
                .replaceAll("\"CAP_(?=[A-Z_]+\")", "\"")
                .replace(id, "ID")
                .replace(id.substring(0, 12), "ID")
                .replace(name, "NAME");
        return reduced(JsonReader.read(text), false);
    }

    /** Removes fields that are empty, in no order, or of this one container. */
    static JsonNode reduced(JsonNode json, boolean isEntries) {
        if (json.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> items.add(reduced(item, false)));
            return items;
        }
        if (!json.isObject()) {
            return json;
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        json.properties().forEach(field -> {
            JsonNode value = reduced(field.getValue(), ENTRIES.contains(field.getKey()));
            boolean isNone = value.isNull() || value.isContainerNode() && value.isEmpty();
            if (isEntries || !isNone && !OWN.contains(field.getKey())) {
                fields.set(field.getKey(), UNORDERED.contains(field.getKey()) ? sorted(value) : value);
            }
        });
        if (fields.path("Name").asText().matches("[0-9a-f]{64}")) {
            fields.remove(List.of("Name", "Source"));
        }
        return fields;
    }

    static JsonNode sorted(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        items.sort(Comparator.comparing(JsonNode::toString));
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private static void compare(String path, JsonNode theirs, JsonNode ours, List<String> differences) {
        if (theirs.isObject() && ours.isObject()) {
            Set<String> names = new TreeSet<>();
            theirs.fieldNames().forEachRemaining(names::add);
            ours.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "." + name, theirs.path(name), ours.path(name), differences));
        } else if (!theirs.equals(ours)) {
            differences.add(path.substring(1) + ": docker " + theirs + ", plugin " + ours);
        }
    }
}
