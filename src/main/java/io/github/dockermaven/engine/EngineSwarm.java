package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.json.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The swarm that an engine manages: services, their tasks, secrets and configs. */
public final class EngineSwarm {
    private static final String SERVICES = "/services";

    private final EngineApi api;

    EngineSwarm(EngineApi api) {
        this.api = api;
    }

    /** What services have as files. */
    public enum FileKind {
        /** A file that only the services which name it can read. */
        SECRET("/secrets", "Secret"),
        /** A file without secrets. */
        CONFIG("/configs", "Config");

        private final String path;
        private final String word;

        FileKind(String path, String word) {
            this.path = path;
            this.word = word;
        }
    }

    /**
     * A service, secret or config.
     *
     * @param version the number of its last change, which an update has to know
     * @param document all of it, as the engine has it
     */
    public record SwarmObject(String id, String name, long version, Map<String, String> labels, JsonNode document) {
        private static SwarmObject of(JsonNode json) {
            return new SwarmObject(
                    json.path("ID").asText(),
                    json.path("Spec").path("Name").asText(),
                    json.path("Version").path("Index").asLong(),
                    NetworkJson.map(json.path("Spec").path("Labels")),
                    json);
        }
    }

    /**
     * An image in its registry.
     *
     * @param platforms those that it is for
     */
    public record DistributedImage(String digest, List<Platform> platforms) {}

    /** Returns what its registry says of an image, which the engine asks; empty if it cannot say it. */
    public Optional<DistributedImage> distributed(ImageReference image, Optional<Credential> credential) {
        Request request = api.request(
                        Request.Method.GET,
                        "/distribution/"
                                + EngineApi.inPath(image.withDefaultTag().toString()) + "/json")
                .putHeader("X-Registry-Auth", EngineLogin.header(image, credential))
                .build();
        try {
            JsonNode json = send(request);
            List<Platform> platforms = new ArrayList<>();
            json.path("Platforms").forEach(each -> platforms.add(platform(each)));
            return NetworkJson.text(json.path("Descriptor"), "digest")
                    .map(digest -> new DistributedImage(digest, List.copyOf(platforms)));
        } catch (ErrorResponseException e) {
            return Optional.empty();
        }
    }

    private static Platform platform(JsonNode json) {
        return new Platform(json.path("os").asText(), json.path("architecture").asText(), "");
    }

    /** Returns the services with a label. */
    public List<SwarmObject> services(String label) {
        return list(SERVICES, label, "The services");
    }

    /** Returns the service of this id or name; empty if it is gone. */
    public Optional<SwarmObject> service(String id) {
        try {
            return Optional.of(SwarmObject.of(api.get(SERVICES + "/" + EngineApi.inPath(id))));
        } catch (ErrorResponseException.Unknown e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            throw refusal("Service '" + id + "' cannot be inspected", e);
        }
    }

    /**
     * Creates a service.
     *
     * @param spec as the engine has it, with its name
     * @param credential for the registry of its image, which the nodes pull it with
     * @return its id
     */
    public String createService(JsonNode spec, ImageReference image, Optional<Credential> credential) {
        try {
            return send(SERVICES + "/create", spec, image, credential)
                    .path("ID")
                    .asText();
        } catch (ErrorResponseException e) {
            throw refusal("Service '" + spec.path("Name").asText() + "' cannot be created", e);
        }
    }

    /** Updates a service that nobody has changed since it was read. */
    public void updateService(
            SwarmObject former, JsonNode spec, ImageReference image, Optional<Credential> credential) {
        try {
            String path = SERVICES + "/" + EngineApi.inPath(former.id()) + "/update?version=" + former.version();
            send(path, spec, image, credential);
        } catch (ErrorResponseException e) {
            throw refusal("Service '" + former.name() + "' cannot be updated", e);
        }
    }

    /** Removes a service. Nothing if it is gone. */
    public void removeService(SwarmObject service) {
        remove(SERVICES, service, "Service");
    }

    /** Returns the tasks of services: what runs of them, is to run, or has run. */
    public List<JsonNode> tasks(List<String> services) {
        try {
            List<JsonNode> tasks = new ArrayList<>();
            api.get("/tasks?filters=" + EngineApi.inQuery(Map.of("service", services)))
                    .forEach(tasks::add);
            return tasks;
        } catch (ErrorResponseException e) {
            throw refusal("The tasks of services cannot be listed", e);
        }
    }

    /** Returns the secrets or configs with a label. */
    public List<SwarmObject> files(FileKind kind, String label) {
        return list(kind.path, label, "The " + kind.word.toLowerCase(Locale.ROOT) + "s");
    }

    /** Returns the secret or config of a name. */
    public Optional<SwarmObject> file(FileKind kind, String name) {
        // Engines list also those whose names begin with it.
        return find(kind.path, Map.of("name", List.of(name)), "The " + kind.word.toLowerCase(Locale.ROOT) + "s")
                .stream()
                .filter(file -> file.name().equals(name))
                .findFirst();
    }

    /**
     * Creates a secret or config.
     *
     * @return its id
     */
    public String createFile(FileKind kind, String name, Map<String, String> labels, byte[] content) {
        ObjectNode json = NetworkJson.object()
                .put("Name", name)
                .put("Data", Base64.getEncoder().encodeToString(content));
        JsonFields.put(json, "Labels", labels);
        try {
            return api.post(kind.path + "/create", json).path("ID").asText();
        } catch (ErrorResponseException e) {
            throw refusal(kind.word + " '" + name + "' cannot be created", e);
        }
    }

    /** Removes a secret or config. Nothing if it is gone. */
    public void removeFile(FileKind kind, SwarmObject file) {
        remove(kind.path, file, kind.word);
    }

    private List<SwarmObject> list(String path, String label, String subject) {
        return find(path, Map.of("label", List.of(label)), subject);
    }

    private List<SwarmObject> find(String path, Map<String, List<String>> filters, String subject) {
        try {
            List<SwarmObject> found = new ArrayList<>();
            api.get(path + "?filters=" + EngineApi.inQuery(filters)).forEach(json -> found.add(SwarmObject.of(json)));
            return found;
        } catch (ErrorResponseException e) {
            throw refusal(subject + " cannot be listed", e);
        }
    }

    private void remove(String path, SwarmObject object, String word) {
        try {
            api.delete(path + "/" + EngineApi.inPath(object.id()));
        } catch (ErrorResponseException.Unknown e) {
            // It is gone.
        } catch (ErrorResponseException e) {
            throw refusal(word + " '" + object.name() + "' cannot be removed", e);
        }
    }

    private JsonNode send(String path, JsonNode body, ImageReference image, Optional<Credential> credential) {
        return send(api.request(Request.Method.POST, path)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Registry-Auth", EngineLogin.header(image, credential))
                .bodyBytes(JsonWriter.write(body).getBytes(StandardCharsets.UTF_8))
                .build());
    }

    private JsonNode send(Request request) {
        try (Response response = api.send(request);
                InputStream content = response.getBody()) {
            if (response.getStatusCode() / 100 != 2) {
                throw ErrorResponseException.of(response.getStatusCode(), content);
            }
            return JsonReader.read(content);
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "The response of the engine at " + api.address() + " cannot be read: "
                            + PrintableText.quote(PrintableText.of(e)) + ". See the engine's log.",
                    e);
        }
    }

    private DockerFailureException refusal(String subject, ErrorResponseException e) {
        String words = e.getMessage();
        boolean isWithoutManager = words.contains("not a swarm manager") || words.contains("does not have a leader");
        return new DockerFailureException(
                subject + ": " + words + "."
                        + (isWithoutManager
                                ? " Bring the swarm's managers back, more than half of them; 'docker node ls' lists them. A swarm"
                                        + " that has lost them is begun anew with 'docker swarm init --force-new-cluster'."
                                : ""),
                e);
    }
}
