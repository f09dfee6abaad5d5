package io.github.dockermaven.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The manager of a swarm that keeps services, secrets, configs and networks in memory. Tasks become at once what a test wants of
 * them. It is there for the time of one test, as an extension of JUnit.
 */
final class SwarmEngine implements BeforeEachCallback, AfterEachCallback {
    static final String DIGEST = "sha256:" + "1".repeat(64);

    private static final Pattern HEAD = Pattern.compile("(\\w+) (?:/v1\\.\\d+)?(/[^ ?]*)(?:\\?([^ ]*))? ");
    private static final Pattern AUTH = Pattern.compile("(?i)\r\nX-Registry-Auth: *([^\r]*)");
    private static final Pattern SERVICE = Pattern.compile("\"service\":\\[\"([^\"]+)");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]+)");
    private static final String GONE = FakeEngine.json("404 Not Found", "{\"message\":\"not found\"}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What becomes of the tasks of a service that is created or updated. */
    enum Outcome {
        RUNS,
        FAILS,
        /** They wait for a node. */
        HANGS
    }

    private final Map<String, ObjectNode> services = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> tasks = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> objects = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> credentials = new ConcurrentHashMap<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private int last;
    private Path home;
    private FakeEngine fake;
    private EngineSession session;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        home = Files.createTempDirectory("swarm");
        fake = FakeEngine.unix(home.resolve("engine"), this::play);
        session = FakeSettings.session(fake, home);
        List.of("networks", "secrets", "configs").forEach(kind -> objects.put(kind, new LinkedHashMap<>()));
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        session.close();
        fake.close();
        Files.deleteIfExists(home.resolve("engine"));
        Files.delete(home);
    }

    EngineSession session() {
        return session;
    }

    String address() {
        return fake.address().toString();
    }

    /** Has a request, {@code POST /services/create}, refused. */
    void refuse(String request, String status, String message) {
        answers.put(request, FakeEngine.json(status, "{\"message\":\"" + message + "\"}"));
    }

    /** Has the tasks of a service become this from now on. */
    void tasks(String service, Outcome outcome) {
        outcomes.put(service, outcome);
    }

    /** Adds a network. */
    synchronized void addNetwork(String name, String driver, Map<String, String> labels) {
        ObjectNode network = JSON.objectNode().put("Name", name).put("Driver", driver);
        labels.forEach(network.putObject("Labels")::put);
        add("networks", network);
    }

    /** Adds a service that somebody else has deployed. */
    synchronized void addService(String name, Map<String, String> labels) {
        ObjectNode spec = JSON.objectNode().put("Name", name);
        labels.forEach(spec.putObject("Labels")::put);
        create(spec);
    }

    /** Returns the requests that change something, with names for ids, and forgets them. */
    List<String> changes() {
        List<String> all = List.copyOf(changes);
        changes.clear();
        return all;
    }

    /** Returns a service as it is to be. */
    synchronized JsonNode spec(String name) {
        return services.get("id-" + name).path("Spec");
    }

    /** Returns the names of the networks, secrets or configs. */
    synchronized List<String> names(String kind) {
        return objects.get(kind).values().stream()
                .map(each ->
                        each.path("Name").asText(each.path("Spec").path("Name").asText()))
                .toList();
    }

    /** Returns the credential that came with a request, as JSON. */
    String credential(String request) {
        return credentials.get(request);
    }

    private void play(FakeEngine.Peer peer) throws IOException {
        Matcher head = HEAD.matcher(peer.head());
        if (!head.find()) {
            throw new IOException(peer.head());
        }
        Matcher length = LENGTH.matcher(peer.head());
        String body = length.find() ? peer.read(Integer.parseInt(length.group(1))) : "";
        String path = URLDecoder.decode(head.group(2), StandardCharsets.UTF_8).replace("/id-", "/");
        Matcher auth = AUTH.matcher(peer.head());
        if (auth.find()) {
            credentials.put(
                    head.group(1) + " " + path,
                    new String(Base64.getUrlDecoder().decode(auth.group(1)), StandardCharsets.UTF_8));
        }
        String query = head.group(3) == null ? "" : URLDecoder.decode(head.group(3), StandardCharsets.UTF_8);
        peer.say(answer(head.group(1), path, query, body));
    }

    private synchronized String answer(String method, String path, String query, String body) throws IOException {
        String request = method + " " + path;
        if (answers.containsKey(request)) {
            return answers.get(request);
        }
        JsonNode json = body.isEmpty() ? JSON.objectNode() : JsonReader.read(body);
        if (!method.equals("GET")) {
            changes.add(request + (json.has("Name") ? " " + json.path("Name").asText() : ""));
        }
        String[] parts = path.split("/");
        return switch (parts[1]) {
            case "_ping" -> FakeEngine.PING_OK;
            case "info" ->
                "{\"Swarm\":{\"ControlAvailable\":true},\"Plugins\":{\"Network\":[\"overlay\",\"bridge\"]}}"
                        .transform(info -> FakeEngine.json("200 OK", info));
            case "version" -> FakeEngine.json("200 OK", "{\"Os\":\"linux\",\"Arch\":\"amd64\"}");
            case "images" -> image(method);
            case "distribution" ->
                json(JSON.objectNode().set("Descriptor", JSON.objectNode().put("digest", DIGEST)));
            case "services" -> service(method, parts, json);
            case "tasks" -> json(array(tasksOf(query)));
            default -> object(method, parts, json);
        };
    }

    private static String image(String method) {
        return method.equals("POST")
                ? FakeEngine.json(
                        "200 OK",
                        "{\"status\":\"1.0: digest: " + DIGEST + " size: 1\"}\n{\"aux\":{\"Digest\":\"" + DIGEST
                                + "\"}}")
                : FakeEngine.json("200 OK", "{\"Id\":\"sha256:1\",\"Os\":\"linux\",\"Architecture\":\"amd64\"}");
    }

    private String service(String method, String[] parts, JsonNode json) {
        if (parts.length == 2) {
            return json(array(services.values()));
        }
        if (parts[2].equals("create")) {
            return FakeEngine.json("201 Created", "{\"ID\":\"" + create((ObjectNode) json) + "\"}");
        }
        ObjectNode service = services.get("id-" + parts[2]);
        if (service == null) {
            return GONE;
        }
        if (method.equals("DELETE")) {
            services.remove("id-" + parts[2]);
            return FakeEngine.json("200 OK", "");
        }
        if (method.equals("POST")) {
            update(service, (ObjectNode) json);
        }
        return json(service);
    }

    private String create(ObjectNode spec) {
        String name = spec.path("Name").asText();
        ObjectNode service = JSON.objectNode().put("ID", "id-" + name);
        service.set("Spec", spec);
        services.put("id-" + name, service);
        become(service, outcome(name));
        return "id-" + name;
    }

    private Outcome outcome(String service) {
        return outcomes.getOrDefault(service, Outcome.RUNS);
    }

    /** A swarm forgets the state of the update before, and has one only of an update that changes tasks. */
    private void update(ObjectNode service, ObjectNode spec) {
        JsonNode former = service.path("Spec");
        service.remove("UpdateStatus");
        service.set("PreviousSpec", former);
        service.set("Spec", spec);
        Outcome outcome = outcome(spec.path("Name").asText());
        become(service, outcome);
        if (!former.path("TaskTemplate").equals(spec.path("TaskTemplate")) && outcome != Outcome.HANGS) {
            service.putObject("UpdateStatus")
                    .put("StartedAt", "2026-12-01T08:00:" + (10 + ++last) + "Z")
                    .put("State", outcome == Outcome.RUNS ? "completed" : "rollback_completed");
        }
    }

    private void become(ObjectNode service, Outcome outcome) {
        JsonNode mode = service.path("Spec").path("Mode");
        List<ObjectNode> all = new ArrayList<>();
        if (mode.has("ReplicatedJob")) {
            all.add(task("complete", outcome));
        } else {
            int count = outcome == Outcome.FAILS
                    ? 3
                    : mode.path("Replicated").path("Replicas").asInt(2);
            for (int i = 0; i < count; i++) {
                all.add(task("running", outcome));
            }
        }
        tasks.put(service.path("ID").asText(), all);
    }

    private static ObjectNode task(String good, Outcome outcome) {
        ObjectNode task = JSON.objectNode().put("DesiredState", outcome == Outcome.FAILS ? "shutdown" : good);
        ObjectNode status = task.putObject("Status");
        switch (outcome) {
            case RUNS -> status.put("State", good);
            case FAILS -> status.put("State", "failed").put("Err", "task: non-zero exit (7)");
            default ->
                status.put("State", "pending").put("Err", "no suitable node (scheduling constraints not satisfied)");
        }
        return task;
    }

    private List<ObjectNode> tasksOf(String query) {
        Matcher service = SERVICE.matcher(query);
        return service.find() ? tasks.getOrDefault(service.group(1), List.of()) : List.of();
    }

    private String object(String method, String[] parts, JsonNode json) {
        Map<String, ObjectNode> all = objects.get(parts[1]);
        if (parts.length == 2) {
            return json(array(all.values()));
        }
        if (parts[2].equals("create")) {
            return FakeEngine.json("201 Created", "{\"ID\":\"" + add(parts[1], (ObjectNode) json) + "\"}");
        }
        if (!all.containsKey("id-" + parts[2])) {
            return GONE;
        }
        if (method.equals("DELETE")) {
            all.remove("id-" + parts[2]);
            return FakeEngine.json("200 OK", "");
        }
        return json(all.get("id-" + parts[2]));
    }

    private String add(String kind, ObjectNode json) {
        String id = "id-" + json.path("Name").asText();
        boolean isNetwork = kind.equals("networks");
        ObjectNode object = isNetwork ? json.put("Id", id) : JSON.objectNode().put("ID", id);
        if (!isNetwork) {
            object.set("Spec", json);
        }
        objects.get(kind).put(id, object);
        return id;
    }

    private static JsonNode array(Iterable<? extends JsonNode> all) {
        var array = JSON.arrayNode();
        all.forEach(array::add);
        return array;
    }

    private static String json(JsonNode document) {
        return FakeEngine.json("200 OK", JsonWriter.write(document));
    }
}
