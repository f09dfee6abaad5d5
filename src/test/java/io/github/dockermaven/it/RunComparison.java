package io.github.dockermaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.config.RunCases;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.container.ShellWords;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A comparison of the containers that the plugin creates of {@code <run>} with those of {@code docker create}, by what
 * the engine keeps of them.
 *
 * @param containers those of the engine
 * @param severalNetworks whether the engine takes several networks when it creates a container
 */
public record RunComparison(DockerCli docker, EngineContainers containers, RunCases cases, boolean severalNetworks) {
    private static final String PREFIX = "run-like-docker-";

    /** What differs from one container to the next, and what the command line says of itself: whether it is attached. */
    private static final List<String> OWN = List.of(
            "Created", "GraphDriver", "AttachStdin", "AttachStdout", "AttachStderr", "StdinOnce", "ConsoleSize");

    /** Fields whose entries have names of the user's, and mean something even if they are empty. */
    private static final Set<String> ENTRIES =
            Set.of("ExposedPorts", "Volumes", "PortBindings", "Labels", "Tmpfs", "Sysctls", "Networks");

    /** Lists that the docker command or the engine makes of maps, in an order that is another each time. */
    private static final Set<String> UNORDERED = Set.of("Aliases", "Binds", "Env", "Links", "Mounts", "Ulimits");

    /** Returns where they differ, a text for each case that does. */
    public List<String> differences(List<Xpp3Dom> all) {
        return IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> difference(all.get(i), i))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> difference(Xpp3Dom same, int number) {
        try {
            List<String> differences = new ArrayList<>();
            compare(
                    "",
                    theirs(same, PREFIX + "docker-" + number),
                    ours(same, PREFIX + "plugin-" + number),
                    differences);
            return differences.isEmpty()
                    ? Optional.empty()
                    : Optional.of(same.getAttribute("options") + ":\n  " + String.join("\n  ", differences));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode theirs(Xpp3Dom same, String name) throws IOException {
        boolean atOnce = severalNetworks && same.getAttribute("several") != null;
        List<String> create = new ArrayList<>(List.of("create", "--name", name));
        create.addAll(words(same, atOnce ? "several" : "options"));
        create.add(cases.image());
        create.addAll(words(same, "command"));
        docker.run(create.toArray(String[]::new));
        try {
            List<String> connect = words(same, "connect");
            if (!connect.isEmpty() && !atOnce) {
                connect.addAll(0, List.of("network", "connect"));
                connect.add(name);
                docker.run(connect.toArray(String[]::new));
            }
            return inspect(name);
        } finally {
            containers.remove(name, true, true);
        }
    }

    private List<String> words(Xpp3Dom same, String attribute) {
        String text = same.getAttribute(attribute);
        return text == null ? new ArrayList<>() : new ArrayList<>(ShellWords.split("", cases.inFolder(text)));
    }

    private JsonNode ours(Xpp3Dom same, String name) throws IOException {
        ContainerSpec spec =
                HostNames.resolve(name, cases.container(same).spec()).withName(name);
        containers.create(spec);
        try {
            return inspect(name);
        } finally {
            containers.remove(name, true, true);
        }
    }

    /** Returns what the engine keeps of a container, without its id and name wherever they are. */
    private JsonNode inspect(String name) throws IOException {
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
    private static JsonNode reduced(JsonNode json, boolean isEntries) {
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

    private static JsonNode sorted(JsonNode array) {
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
