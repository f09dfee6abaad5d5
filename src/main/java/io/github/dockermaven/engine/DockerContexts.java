package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.TlsMaterial;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The contexts of the docker command (<a href="https://docs.docker.com/engine/manage-resources/contexts/">manual</a>).
 */
final class DockerContexts {
    /** The name that means no context. */
    private static final String NONE = "default";

    private static final String META = "contexts/meta";
    private static final String META_FILE = "meta.json";

    private final EngineSettings settings;
    private final Path folder;

    DockerContexts(EngineSettings settings) {
        this.settings = settings;
        this.folder = settings.dockerConfig();
    }

    /**
     * Returns the engine of the context that the settings name.
     *
     * @return empty if they name none
     * @throws DockerFailureException if it does not exist or cannot be read
     */
    Optional<EngineCandidate> ofSettings() {
        return settings.context().flatMap(context -> candidate(context, "docker.context"));
    }

    /**
     * Returns the engine of the current context: {@code DOCKER_CONTEXT}, else {@code currentContext} in docker's
     * {@code config.json}; empty if there is none, or if the settings name one.
     *
     * @throws DockerFailureException if the context does not exist or cannot be read
     */
    Optional<EngineCandidate> current() {
        if (settings.context().isPresent()) {
            return Optional.empty();
        }
        String fromEnvironment = settings.variable("DOCKER_CONTEXT");
        if (!fromEnvironment.isEmpty()) {
            return candidate(fromEnvironment, "the environment variable DOCKER_CONTEXT");
        }
        Path config = DockerJson.config(settings);
        return candidate(DockerJson.read(config).path("currentContext").asText(""), config.toString());
    }

    private Optional<EngineCandidate> candidate(String name, String chosenBy) {
        if (name.isEmpty() || name.equals(NONE)) {
            return Optional.empty();
        }
        String hash = sha256(name);
        Path meta = folder.resolve(META).resolve(hash).resolve(META_FILE);
        if (Files.notExists(meta)) {
            throw new DockerFailureException(
                    "The docker context \"%s\" (chosen in %s) does not exist. %s, or set docker.host or DOCKER_HOST."
                            .formatted(PrintableText.quote(name), chosenBy, choice()));
        }
        JsonNode endpoint = DockerJson.read(meta).path("Endpoints").path("docker");
        String host = endpoint.path("Host").asText("");
        if (host.isEmpty()) {
            throw new DockerFailureException(
                    "The docker context \"%s\" (chosen in %s) has no Endpoints.docker.Host in %s. Create it again, or set"
                                    .formatted(PrintableText.quote(name), chosenBy, meta)
                            + " docker.host or DOCKER_HOST.");
        }
        boolean skipVerify = endpoint.path("SkipTLSVerify").asBoolean(false);
        TlsMaterial tls =
                TlsMaterial.present(folder.resolve("contexts/tls").resolve(hash).resolve("docker"), !skipVerify);
        String origin = "the docker context \"%s\", chosen in %s".formatted(PrintableText.quote(name), chosenBy);
        EngineAddress address = EngineAddress.parse(host, skipVerify || !tls.isEmpty(), origin);
        return Optional.of(new EngineCandidate(address, tls, origin, true));
    }

    /** Returns the contexts that exist, for an error. */
    private String choice() {
        Path all = folder.resolve(META);
        List<String> names = new ArrayList<>(List.of(NONE));
        if (Files.isDirectory(all)) {
            try (Stream<Path> contexts = Files.list(all)) {
                contexts.map(context -> context.resolve(META_FILE))
                        .filter(Files::isRegularFile)
                        .map(meta -> DockerJson.read(meta).path("Name").asText(""))
                        .filter(name -> !name.isEmpty())
                        .map(PrintableText::quote)
                        .sorted()
                        .forEach(names::add);
            } catch (IOException e) {
                return "Choose one that `docker context ls` shows";
            }
        }
        return "Choose one of those in " + folder.resolve("contexts") + ": " + String.join(", ", names);
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
