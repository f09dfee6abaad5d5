package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineVolumes;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import io.github.dockermaven.network.NameOrId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An engine that keeps containers and networks in memory, for what a real one does not do on order: to fail at a request, or
 * to lose a container between two. It is there for the time of one test, as an extension of JUnit.
 */
public final class ContainerEngine implements BeforeEachCallback, AfterEachCallback {
    private static final Pattern HEAD = Pattern.compile("(\\w+) (?:/v1\\.\\d+)?(/[^ ?]*)(?:\\?([^ ]*))? ");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]+)");
    private static final Pattern OF_VOLUME = Pattern.compile("\"volume\":\\[\"([^\"]+)");
    private static final String GONE = FakeEngine.json("404 Not Found", "{\"message\":\"No such object\"}");
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";
    private static final String DONE = "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n";

    private final Map<String, Map<String, Object>> containers = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> networks = new LinkedHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, String>> volumes = new LinkedHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Set<String> unnamedImages = new LinkedHashSet<>();
    private final Map<String, String> images = new LinkedHashMap<>();
    private final List<FakeEngine.Peer> listeners = new CopyOnWriteArrayList<>();
    private int unusedCache;
    private int told;
    private volatile Optional<String> last = Optional.empty();
    private Path home;
    private FakeEngine fake;
    private EngineSession session;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        home = Files.createTempDirectory("engine");
        fake = FakeEngine.unix(home.resolve("engine"), this::play);
        session = FakeSettings.session(fake, home);
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        session.close();
        fake.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Returns its address, for {@code docker.host}. */
    public String address() {
        return fake.address().toString();
    }

    /** Returns the test's session with it, which is closed at the test's end. */
    public EngineSession session() {
        return session;
    }

    /** Has a request, {@code POST /containers/create}, answered otherwise. */
    public void answer(String request, String status, String message) {
        answers.put(request, FakeEngine.json(status, "{\"message\":\"" + message + "\"}"));
    }

    /** Has the engine stopped at a request, {@code DELETE /containers/web}, which it does not answer any more. */
    public void stopAt(String request) {
        last = Optional.of(request);
    }

    /** Returns what is said of the request at which it is stopped, whose containers have their ids. */
    public String stoppedAt(String request) {
        return "The engine at " + address() + ": " + request.replaceFirst(" ", " /v1.41")
                + " failed: it closed the connection without an answer. If the engine was stopped, start it and try again;"
                + " else see its log.";
    }

    /** Returns the requests that change something, without the ids of containers: {@code POST /containers/web/stop}. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /** Returns the names of the containers that exist. */
    public synchronized List<String> names() {
        return containers.values().stream()
                .map(each -> (String) each.get("name"))
                .toList();
    }

    /** Returns the names of the networks that exist. */
    public synchronized List<String> networkNames() {
        return List.copyOf(networks.keySet());
    }

    /** Adds a container that runs. Its id begins with {@code id-} and its name. */
    public synchronized void add(String name, String image, Map<String, String> labels) {
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("name", name);
        container.put("image", image);
        container.put("labels", labels);
        container.put("state", "running");
        container.put("networks", Map.of());
        containers.put("id-" + name, container);
    }

    /**
     * Adds a container that runs for an owner, of image {@code shop/ALIAS:1.0}.
     *
     * @param dependsOn the names of the containers that it depends on
     */
    public void add(String name, Owner owner, String alias, String... dependsOn) {
        add(
                name,
                "shop/" + alias + ":1.0",
                TestContainer.of(name, owner, alias, dependsOn).labels());
    }

    /** Returns the containers that an owner means by names. */
    List<ListedContainer> named(Owner owner, String... names) {
        return ContainerLookup.of(List.of(owner), session)
                .named(Stream.of(names).map(NameOrId::nameOrId).toList());
    }

    /** Gives a container another state: {@code exited}, {@code paused}. */
    public synchronized void become(String name, String state) {
        state(containers.get("id-" + name), state);
    }

    /** Ends a container. */
    public synchronized void end(String name, int exitCode) {
        become(name, "exited");
        containers.get("id-" + name).put("exitCode", exitCode);
    }

    /** Gives a container a file, whatever its path. */
    public synchronized void file(String container, String content) {
        containers.get("id-" + container).put("file", content);
    }

    /** Gives a name to somebody else, at a moment when the containers are listed already. */
    public void take(String name) {
        taken.add(name);
    }

    /** Adds a network with further properties: {@code ConfigOnly}, {@code Created}. */
    public synchronized void addNetwork(String name, Map<String, String> labels, Map<String, Object> properties) {
        Map<String, Object> network = new LinkedHashMap<>(properties);
        network.put("Name", name);
        network.put("Id", "net-" + name);
        network.put("Labels", labels);
        networks.put(name, network);
    }

    /** Has a container be in a network. */
    public synchronized void connect(String container, String network) {
        containers.get("id-" + container).put("networks", Map.of(network, Map.of("NetworkID", "net-" + network)));
    }

    /** Gives a container the time of its creation. */
    public synchronized void created(String container, Instant time) {
        containers.get("id-" + container).put("created", time.getEpochSecond());
    }

    /** Adds an image without a name. */
    public synchronized void addUnnamedImage(String id) {
        unnamedImages.add(id);
    }

    /** Returns the ids of the images without a name. */
    public synchronized List<String> unnamedImages() {
        return List.copyOf(unnamedImages);
    }

    /** Gives a name to an image; one that had it has lost it. */
    public synchronized void tag(String name, String id) {
        Optional.ofNullable(images.put(name, id)).ifPresent(unnamedImages::add);
        unnamedImages.remove(id);
    }

    /** Tells those who listen of something that has happened to a container, each time a second later: the first at 1. */
    public void tell(String container, String action, Map<String, String> attributes) throws IOException {
        String event = JsonWriter.write(Map.of(
                "Action", action, "Actor", Map.of("ID", "id-" + container, "Attributes", attributes), "time", ++told));
        for (FakeEngine.Peer listener : listeners) {
            listener.say(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
        }
    }

    /** Ends the connections of those who listen to events. */
    public void breakOff() throws IOException {
        for (FakeEngine.Peer listener : listeners) {
            listener.close();
        }
    }

    /** Adds entries of build cache, of 700 bytes each, that nothing uses. */
    public synchronized void addCache(int entries) {
        unusedCache = entries;
    }

    /** Adds a volume. */
    public synchronized void addVolume(String name, Map<String, String> labels) {
        volumes.put(name, labels);
    }

    /** Returns the names of the volumes that exist. */
    public synchronized List<String> volumeNames() {
        return List.copyOf(volumes.keySet());
    }

    /** Has a container use a volume. */
    public synchronized void mount(String container, String volume) {
        containers.get("id-" + container).put("volume", volume);
    }

    /** Has a container of somebody else run in a network. */
    public synchronized void occupy(String network, String container) {
        networks.get(network).put("Containers", Map.of("id-" + container, Map.of("Name", container)));
    }

    /** Takes a container away, as somebody else may. */
    public synchronized void lose(String name) {
        containers.values().removeIf(each -> each.get("name").equals(name));
    }

    private void play(FakeEngine.Peer peer) throws IOException {
        Matcher head = HEAD.matcher(peer.head());
        if (!head.find()) {
            throw new IOException(peer.head());
        }
        Matcher length = LENGTH.matcher(peer.head());
        String body = length.find() ? peer.read(Integer.parseInt(length.group(1))) : "";
        if (peer.head().contains("Transfer-Encoding: chunked")) {
            drainChunks(peer);
        }
        String path = URLDecoder.decode(head.group(2), StandardCharsets.UTF_8);
        String query = head.group(3) == null ? "" : URLDecoder.decode(head.group(3), StandardCharsets.UTF_8);
        if (path.equals("/events")) {
            listeners.add(peer);
            peer.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            peer.drain();
        } else {
            peer.say(answer(head.group(1), path, query, body));
        }
    }

    private static void drainChunks(FakeEngine.Peer peer) throws IOException {
        StringBuilder last = new StringBuilder();
        for (int b = peer.read(); b >= 0; b = peer.read()) {
            last.append((char) b);
            if (last.length() > LAST_CHUNK.length()) {
                last.deleteCharAt(0);
            }
            if (LAST_CHUNK.contentEquals(last)) {
                return;
            }
        }
    }

    private synchronized String answer(String method, String path, String query, String body) throws IOException {
        String named = named(path);
        if (!method.equals("GET") && !method.equals("HEAD")) {
            changes.add(method + " " + named + (path.endsWith("/create") ? " " + subject(query, body) : ""));
        }
        if (last.filter((method + " " + named)::equals).isPresent()) {
            fake.close();
            return "";
        }
        if (answers.containsKey(method + " " + named)) {
            return answers.get(method + " " + named);
        }
        String[] parts = path.split("/");
        return switch (parts[1]) {
            case "_ping" -> FakeEngine.PING_OK;
            case "info" -> json(Map.of("Name", "engine", "ID", "engine"));
            case "version" -> json(Map.of("Os", "linux", "Arch", "amd64"));
            case "images" -> image(method, parts);
            case "system" -> usage();
            case "build" -> json(Map.of("SpaceReclaimed", 700 * unusedCache));
            case "volumes" -> volume(method, parts, body);
            case "networks" -> network(method, parts, body);
            default -> container(method, parts, query, body);
        };
    }

    private static String subject(String query, String body) throws IOException {
        return query.startsWith("name=")
                ? query.substring("name=".length())
                : read(body).path("Name").asText();
    }

    private String named(String path) {
        String named = path;
        for (Map.Entry<String, Map<String, Object>> each : containers.entrySet()) {
            named = named.replace(each.getKey(), (String) each.getValue().get("name"));
        }
        return named;
    }

    private String container(String method, String[] parts, String query, String body) throws IOException {
        if (parts[2].equals("json")) {
            Matcher volume = OF_VOLUME.matcher(query);
            boolean isOfVolume = volume.find();
            return json(containers.entrySet().stream()
                    .filter(each -> !isOfVolume
                            || volume.group(1).equals(each.getValue().get("volume")))
                    .map(each -> listed(each.getKey(), each.getValue()))
                    .toList());
        }
        if (parts[2].equals("create")) {
            return create(query.replaceFirst("^name=", ""), read(body));
        }
        Map<String, Object> container = containers.get(parts[2]);
        if (container == null) {
            return GONE;
        }
        if (method.equals("DELETE")) {
            return remove(parts[2], container, query);
        }
        return switch (parts[3]) {
            case "json" -> json(inspected(parts[2], container));
            case "logs" -> log(container.get("name") + " was here\n");
            case "archive" -> archive(method, container);
            case "stats" -> stats(container);
            case "top" ->
                runs(container)
                        ? json(Map.of("Titles", List.of("PID", "CMD"), "Processes", List.of(List.of("7", "java"))))
                        : FakeEngine.json("409 Conflict", "{\"message\":\"Container is not running\"}");
            case "start", "restart" -> state(container, "running");
            default -> state(container, "exited");
        };
    }

    private static String archive(String method, Map<String, Object> container) {
        if (method.equals("PUT")) {
            return "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        }
        if (!container.containsKey("file")) {
            return GONE;
        }
        byte[] content = ((String) container.get("file")).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(TarHeader.file("file", content.length).bytes());
        tar.writeBytes(content);
        tar.writeBytes(new byte[TarHeader.padding(content.length) + 2 * TarHeader.BLOCK]);
        String stat = Base64.getEncoder()
                .encodeToString("{\"name\":\"file\",\"mode\":420}".getBytes(StandardCharsets.US_ASCII));
        String head = "HTTP/1.1 200 OK\r\nX-Docker-Container-Path-Stat: " + stat + "\r\n";
        return method.equals("HEAD")
                ? head + "\r\n"
                : head + "Content-Length: " + tar.size() + "\r\n\r\n" + tar.toString(StandardCharsets.US_ASCII);
    }

    private String remove(String id, Map<String, Object> container, String query) {
        if (runs(container) && query.contains("force=false")) {
            return FakeEngine.json("409 Conflict", "{\"message\":\"You cannot remove a running container\"}");
        }
        if (query.contains("v=true") && EngineVolumes.EngineVolume.isAnonymous("" + container.get("volume"))) {
            volumes.remove(container.get("volume"));
        }
        containers.remove(id);
        return DONE;
    }

    private String image(String method, String[] parts) {
        if (parts[2].equals("json")) {
            return json(unnamedImages.stream().map(id -> Map.of("Id", id)).toList());
        }
        if (method.equals("DELETE")) {
            unnamedImages.remove(parts[2]);
            return json(List.of(Map.of("Deleted", parts[2])));
        }
        String name = String.join("/", List.of(parts).subList(2, parts.length - 1));
        boolean isId = unnamedImages.contains(name) || images.containsValue(name);
        String id = isId ? name : images.getOrDefault(name, "sha256:1");
        return json(Map.of(
                "Id",
                id,
                "RepoTags",
                names(id),
                "Os",
                "linux",
                "Architecture",
                "amd64",
                "RootFS",
                Map.of("Type", "layers")));
    }

    private List<String> names(String image) {
        return images.keySet().stream()
                .filter(name -> images.get(name).equals(image))
                .toList();
    }

    /** A container takes 1000 bytes, a volume 20,000, and an image 300 of its own. */
    private String usage() {
        return json(Map.of(
                "Containers",
                containers.keySet().stream()
                        .map(id -> Map.of("Id", id, "SizeRw", 1000))
                        .toList(),
                "Volumes",
                volumes.keySet().stream()
                        .map(name -> Map.of("Name", name, "UsageData", Map.of("Size", 20_000)))
                        .toList(),
                "Images",
                unnamedImages.stream()
                        .map(id -> Map.of("Id", id, "Size", 5300, "SharedSize", 5000))
                        .toList(),
                "BuildCache",
                Collections.nCopies(unusedCache, Map.of("Type", "regular", "InUse", false, "Size", 700))));
    }

    private static boolean runs(Map<String, Object> container) {
        return container.get("state").equals("running");
    }

    private static String stats(Map<String, Object> container) {
        return json(
                runs(container)
                        ? Map.of("read", "2026-11-30T08:00:00.5Z", "memory_stats", Map.of("usage", 3000, "limit", 8000))
                        : Map.of("read", "0001-01-01T00:00:00Z"));
    }

    private String volume(String method, String[] parts, String body) throws IOException {
        if (parts.length == 2) {
            return json(Map.of(
                    "Volumes",
                    volumes.entrySet().stream()
                            .map(each -> volume(each.getKey(), each.getValue()))
                            .toList()));
        }
        if (parts[2].equals("create")) {
            Map<String, String> labels = new LinkedHashMap<>();
            read(body)
                    .path("Labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            volumes.put(read(body).path("Name").asText(), labels);
            return DONE;
        }
        if (!volumes.containsKey(parts[2])) {
            return GONE;
        }
        if (method.equals("DELETE")) {
            volumes.remove(parts[2]);
            return DONE;
        }
        return json(volume(parts[2], volumes.get(parts[2])));
    }

    private static Map<String, Object> volume(String name, Map<String, String> labels) {
        return Map.of("Name", name, "Driver", "local", "Mountpoint", "/volumes/" + name, "Labels", labels);
    }

    private static String state(Map<String, Object> container, String state) {
        container.put("state", state);
        return DONE;
    }

    private String create(String name, JsonNode body) throws IOException {
        if (taken.contains(name)) {
            return FakeEngine.json(
                    "409 Conflict",
                    "{\"message\":\"Conflict. The container name \\\"/" + name + "\\\" is already in use by container"
                            + " \\\"c0ffee123456\\\". You have to remove (or rename) that container to be able to reuse that name.\"}");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        body.path("Labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        add(name, body.path("Image").asText(), labels);
        containers.get("id-" + name).put("state", "created");
        Map<String, Object> endpoints = new LinkedHashMap<>();
        body.path("NetworkingConfig")
                .path("EndpointsConfig")
                .fieldNames()
                .forEachRemaining(network -> endpoints.put(network, Map.of("NetworkID", "net-" + network)));
        containers.get("id-" + name).put("networks", endpoints);
        return FakeEngine.json("201 Created", "{\"Id\":\"id-" + name + "\",\"Warnings\":[]}");
    }

    private static Map<String, Object> listed(String id, Map<String, Object> container) {
        return Map.of(
                "Id", id,
                "Names", List.of("/" + container.get("name")),
                "Image", container.get("image"),
                "ImageID", "sha256:1",
                "State", container.get("state"),
                "Status", container.get("state"),
                "Labels", container.get("labels"),
                "Created", container.getOrDefault("created", 0),
                "NetworkSettings", Map.of("Networks", container.get("networks")));
    }

    private static Map<String, Object> inspected(String id, Map<String, Object> container) {
        boolean runs = runs(container);
        return Map.of(
                "Id",
                id,
                "Name",
                "/" + container.get("name"),
                "Image",
                "sha256:1",
                "State",
                Map.of(
                        "Status",
                        container.get("state"),
                        "Running",
                        runs,
                        "ExitCode",
                        container.getOrDefault("exitCode", 0),
                        "StartedAt",
                        "2026-11-30T08:00:00Z"),
                "Config",
                Map.of("Image", container.get("image"), "Labels", container.get("labels")),
                "Mounts",
                container.containsKey("volume")
                        ? List.of(Map.of("Type", "volume", "Name", container.get("volume")))
                        : List.of());
    }

    private String network(String method, String[] parts, String body) throws IOException {
        if (parts.length == 2) {
            return json(List.copyOf(networks.values()));
        }
        if (parts[2].equals("create")) {
            JsonNode asked = read(body);
            Map<String, Object> network = new LinkedHashMap<>();
            network.put("Name", asked.path("Name").asText());
            network.put("Id", "net-" + asked.path("Name").asText());
            network.put("Driver", "bridge");
            network.put("Labels", asked.path("Labels"));
            networks.put(asked.path("Name").asText(), network);
            return FakeEngine.json("201 Created", "{\"Id\":\"" + network.get("Id") + "\"}");
        }
        String name = parts[2].replaceFirst("^net-", "");
        if (!networks.containsKey(name)) {
            return GONE;
        }
        if (method.equals("DELETE")) {
            networks.remove(name);
            return DONE;
        }
        return json(networks.get(name));
    }

    private static String log(String text) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\nContent-Length: "
                + (8 + text.length()) + "\r\n\r\n\u0001\0\0\0\0\0\0" + (char) text.length() + text;
    }

    private static JsonNode read(String body) throws IOException {
        return JsonReader.read(body);
    }

    private static String json(Object document) {
        return FakeEngine.json("200 OK", JsonWriter.write(document));
    }
}
