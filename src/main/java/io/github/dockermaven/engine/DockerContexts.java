package io.github.dockermaven.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.ErrorText;
import io.github.dockermaven.engine.transport.TlsMaterial;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The contexts of the docker command (<a href="https://docs.docker.com/engine/manage-resources/contexts/">manual</a>). */
final class DockerContexts {
    /** The context that means: no context. */
    private static final String NONE = "default";

    private final EngineSettings settings;
    private final Path folder;

    DockerContexts(EngineSettings settings) {
        this.settings = settings;
        this.folder = settings.dockerConfig();
    }

    /**
     * The engine of the current context: {@code DOCKER_CONTEXT}, else {@code currentContext} in docker's
     * {@code config.json}.
     *
     * @throws DockerFailureException if a context is chosen that does not exist or cannot be read
     */
    Optional<EngineCandidate> current() {
        String fromEnvironment = settings.variable("DOCKER_CONTEXT");
        if (!fromEnvironment.isEmpty()) {
            return candidate(fromEnvironment, "the environment variable DOCKER_CONTEXT");
        }
        Path config = folder.resolve("config.json");
        if (!Files.isRegularFile(config)) {
            return Optional.empty();
        }
        return candidate(read(config).path("currentContext").asText(""), config.toString());
    }

    private Optional<EngineCandidate> candidate(String name, String chosenBy) {
        if (name.isEmpty() || name.equals(NONE)) {
            return Optional.empty();
        }
        String hash = sha256(name);
        Path meta = folder.resolve("contexts/meta").resolve(hash).resolve("meta.json");
        if (Files.notExists(meta)) {
            throw new DockerFailureException(
                    ("The docker context \"%s\" (chosen in %s) does not exist: there is no %s. Choose one that"
                                    + " `docker context ls` shows, or set docker.host or DOCKER_HOST.")
                            .formatted(name, chosenBy, meta));
        }
        JsonNode endpoint = read(meta).path("Endpoints").path("docker");
        String host = endpoint.path("Host").asText("");
        if (host.isEmpty()) {
            throw new DockerFailureException(
                    "The docker context \"%s\" (chosen in %s) has no Endpoints.docker.Host in %s. Create it again, or set"
                                    .formatted(name, chosenBy, meta)
                            + " docker.host or DOCKER_HOST.");
        }
        boolean skipVerify = endpoint.path("SkipTLSVerify").asBoolean(false);
        TlsMaterial tls =
                TlsMaterial.present(folder.resolve("contexts/tls").resolve(hash).resolve("docker"), !skipVerify);
        String origin = "the docker context \"%s\", chosen in %s".formatted(name, chosenBy);
        EngineAddress address = EngineAddress.parse(host, skipVerify || !tls.isEmpty(), origin);
        return Optional.of(new EngineCandidate(address, tls, origin, true));
    }

    private static JsonNode read(Path file) {
        try {
            return JsonReader.read(Files.newInputStream(file));
        } catch (IOException e) {
            // Jackson would quote what it read, and config.json holds passwords.
            String why = e instanceof JsonProcessingException json
                    ? "malformed JSON"
                            + (json.getLocation() == null
                                    ? ""
                                    : " at line " + json.getLocation().getLineNr())
                    : ErrorText.of(e);
            throw new DockerFailureException(
                    "%s, which may name a docker context, cannot be read: %s. Repair it, or set docker.host or DOCKER_HOST."
                            .formatted(file, why));
        }
    }

    private static String sha256(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
