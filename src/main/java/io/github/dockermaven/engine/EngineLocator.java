package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.TlsMaterial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells where an engine may be. The first of these that is set is the only one:
 *
 * <ol>
 *   <li>the host in the settings ({@code docker.host});
 *   <li>{@code DOCKER_HOST};
 *   <li>the current docker context;
 * </ol>
 *
 * else the sockets where Docker, Docker Desktop, Colima, Rancher Desktop and Podman usually listen, in this order.
 * {@code DOCKER_TLS_VERIFY} and {@code DOCKER_CERT_PATH} have the meaning that they have for the docker command.
 */
final class EngineLocator {
    private static final String USUAL = "the usual places";

    private final EngineSettings settings;
    private final Path root;

    /** @param root the root of the file system, in which the machine's own sockets are */
    EngineLocator(EngineSettings settings, Path root) {
        this.settings = settings;
        this.root = root;
    }

    /**
     * The places, best first.
     *
     * @throws io.github.dockermaven.image.DockerFailureException if the one that the user chose is malformed
     */
    List<EngineCandidate> candidates() {
        if (settings.host() != null) {
            return List.of(named(settings.host(), "docker.host"));
        }
        String fromEnvironment = settings.variable("DOCKER_HOST");
        if (!fromEnvironment.isBlank()) {
            return List.of(named(fromEnvironment, "the environment variable DOCKER_HOST"));
        }
        Optional<EngineCandidate> context = new DockerContexts(settings).current();
        return context.map(List::of).orElseGet(this::usual);
    }

    private EngineCandidate named(String host, String origin) {
        boolean verify = !settings.variable("DOCKER_TLS_VERIFY").isEmpty();
        EngineAddress address = EngineAddress.parse(host, verify, origin);
        return new EngineCandidate(address, tls(address, verify), origin, true);
    }

    private TlsMaterial tls(EngineAddress address, boolean verify) {
        if (address.scheme() != EngineAddress.Scheme.TLS) {
            return null;
        }
        String given = settings.variable("DOCKER_CERT_PATH");
        Path folder = given.isEmpty() ? settings.dockerConfig() : Path.of(given);
        return verify || !given.isEmpty() ? TlsMaterial.all(folder) : TlsMaterial.present(folder, true);
    }

    private List<EngineCandidate> usual() {
        if (settings.windows()) {
            EngineAddress pipe = EngineAddress.parse("npipe:////./pipe/docker_engine", false, USUAL);
            return List.of(new EngineCandidate(pipe, null, USUAL, false));
        }
        Path home = settings.userHome();
        Path own = settings.runtimeDirectory();
        Set<Path> sockets = new LinkedHashSet<>();
        sockets.add(root.resolve("var/run/docker.sock"));
        if (own != null) {
            sockets.add(own.resolve("docker.sock"));
        }
        sockets.add(home.resolve(".docker/run/docker.sock"));
        sockets.add(home.resolve(".docker/desktop/docker.sock"));
        sockets.add(home.resolve(".colima/default/docker.sock"));
        sockets.add(home.resolve(".rd/docker.sock"));
        if (own != null) {
            sockets.add(own.resolve("podman/podman.sock"));
        }
        sockets.add(root.resolve("run/podman/podman.sock"));
        List<EngineCandidate> candidates = new ArrayList<>();
        for (Path socket : sockets) {
            candidates.add(new EngineCandidate(EngineAddress.unix(socket.toString()), null, USUAL, false));
        }
        return candidates;
    }
}
