package io.github.dockermaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an engine keeps of containers, networks and volumes whose names begin alike: comparable with that of others of the
 * same names.
 *
 * @param objects by their kinds and names
 */
public record KeptSystem(Map<String, JsonNode> objects) {
    private static final String OWN_LABELS = "io.github.dockermaven.";
    private static final String COMPOSE = "com.docker.compose.";
    private static final String ID_OF = "ID of ";

    /** What differs from one run of a container to the next, beyond what differs from one container to the next. */
    private static final Set<String> OF_THE_RUN = Set.of(
            "State",
            "ExecIDs",
            "SandboxID",
            "SandboxKey",
            "EndpointID",
            "NetworkID",
            "MacAddress",
            "IPAddress",
            "Ports",
            "CreatedAt",
            "Id",
            "Containers",
            "LogPath",
            "ResolvConfPath",
            "HostnamePath",
            "HostsPath");

    /** Reads all whose names begin with a text. */
    public static KeptSystem read(DockerCli docker, String prefix) throws IOException {
        Map<String, JsonNode> objects = new TreeMap<>();
        for (String kind : List.of("container", "network", "volume")) {
            for (JsonNode each : inspected(docker, kind, prefix)) {
                objects.put(kind + " " + name(each), purposes(reduced(KeptContainer.reduced(each, false))));
            }
        }
        return new KeptSystem(objects);
    }

    /** Returns where they differ, a text for each object that does. */
    public List<String> differences(KeptSystem ours) {
        Set<String> names = new TreeSet<>(objects.keySet());
        names.addAll(ours.objects.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            List<String> found = KeptContainer.differences(
                    objects.getOrDefault(name, JsonNodeFactory.instance.textNode("none")),
                    ours.objects.getOrDefault(name, JsonNodeFactory.instance.textNode("none")));
            if (!found.isEmpty()) {
                differences.add(name + ":\n  " + String.join("\n  ", found));
            }
        }
        return differences;
    }

    private static JsonNode inspected(DockerCli docker, String kind, String prefix) throws IOException {
        List<String> list = new ArrayList<>(List.of(kind, "ls", "--quiet", "--filter", "name=^" + prefix));
        if (kind.equals("container")) {
            list.add("--all");
        }
        List<String> inspect = new ArrayList<>(List.of(kind, "inspect"));
        docker.run(list.toArray(String[]::new)).lines().forEach(inspect::add);
        JsonNode documents = JsonReader.read(docker.run(inspect.toArray(String[]::new)));
        String text = documents.toString();
        for (JsonNode each : documents) {
            String id = each.path("Id").asText();
            if (!id.isEmpty()) {
                text = text.replace(id, ID_OF + name(each)).replace(id.substring(0, 12), ID_OF + name(each));
            }
        }
        return JsonReader.read(text);
    }

    private static String name(JsonNode document) {
        return document.path("Name").asText().replaceFirst("^/", "");
    }

    private static JsonNode reduced(JsonNode json) {
        if (json instanceof ObjectNode fields) {
            fields.remove(OF_THE_RUN);
            Map<String, JsonNode> all = new LinkedHashMap<>();
            fields.properties().forEach(field -> all.put(field.getKey(), field.getValue()));
            all.keySet().stream().filter(name -> name.startsWith(OWN_LABELS)).forEach(fields::remove);
            all.values().forEach(KeptSystem::reduced);
            removeIfEmpty(fields, "Labels");
            removeIfEmpty(fields, "VolumeOptions");
        } else {
            json.forEach(KeptSystem::reduced);
        }
        return json;
    }

    private static void removeIfEmpty(ObjectNode fields, String name) {
        if (fields.path(name).isObject() && fields.path(name).isEmpty()) {
            fields.remove(name);
        }
    }

    /** What differs on purpose, or is the same in two forms. This plugin's labels, which are removed above, are all else. */
    private static JsonNode purposes(JsonNode json) {
        if (!(json.path("HostConfig") instanceof ObjectNode host)
                || !(json.path("Config").path("Labels") instanceof ObjectNode labels)) {
            return json;
        }
        boolean namesOthers = Stream.of("NetworkMode", "PidMode", "IpcMode", "VolumesFrom")
                .anyMatch(key -> host.path(key).toString().contains(ID_OF));
        if (namesOthers) {
            // The digest is of the other's id, too.
            labels.remove(COMPOSE + "config-hash");
        }
        if (host.path("ExtraHosts") instanceof ArrayNode lines) {
            // Compose has them in any order, as it has the dependencies.
            host.set("ExtraHosts", KeptContainer.sorted(lines));
        }
        Set<String> dependencies = new TreeSet<>(
                List.of(labels.path(COMPOSE + "depends_on").asText().split(",")));
        labels.put(COMPOSE + "depends_on", String.join(",", dependencies));
        // An engine reads no word as "no".
        ObjectNode policy = (ObjectNode) host.path("RestartPolicy");
        policy.put("Name", policy.path("Name").asText().replaceFirst("^$", "no"));
        // Compose gives the name of a linked container twice to a service without a container_name.
        json.path("NetworkSettings").path("Networks").forEach(KeptSystem::distinctLinks);
        if (host.path("VolumesFrom") instanceof ArrayNode from) {
            // Compose 2.40.3 loses the :ro of a service's volumes, and has them mounted writable.
            host.put("VolumesFrom", from.toString().replace(":ro", ""));
            json.path("Mounts").forEach(mount -> ((ObjectNode) mount).remove("RW"));
        }
        return json;
    }

    private static void distinctLinks(JsonNode network) {
        Set<String> links = new TreeSet<>();
        network.path("Links").forEach(link -> links.add(link.asText()));
        ArrayNode distinct = ((ObjectNode) network).putArray("Links");
        links.forEach(distinct::add);
    }
}
