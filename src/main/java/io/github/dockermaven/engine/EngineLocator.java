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
 * The possible addresses of an engine. The first of these that is set is the only one:
 *
 * <ol>
 *   <li>the host in the settings ({@code docker.host}), or the context there ({@code docker.context});
 *   <li>{@code DOCKER_HOST};
 *   <li>the current docker context: {@code DOCKER_CONTEXT}, else the one that {@code docker context use} chose;
 * </ol>
 *
 * <p>If none is set, the sockets on which Docker, Docker Desktop, Colima, Rancher Desktop and Podman usually listen are
 * tried, in this order. {@code DOCKER_TLS_VERIFY}, {@code DOCKER_TLS} and {@code DOCKER_CERT_PATH} have the docker command's meaning,
 * but a missing certificate is an error.
 */
final class EngineLocator {
    private static final String USUAL = "the usual places";

    private final EngineSettings settings;
    private final DockerContexts contexts;
    private final Path root;

    /** @param root the root of the file system, which contains the machine's own sockets */
    EngineLocator(EngineSettings settings, Path root) {
        this.settings = settings;
        this.contexts = new DockerContexts(settings);
        this.root = root;
    }

    /**
     * Returns the possible addresses, in the order in which they are tried.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if the one that the user chose is malformed, or a
     *     context that does not exist
     */
    List<EngineCandidate> candidates() {
        if (settings.host().isPresent()) {
            return List.of(named(settings.host().get(), "docker.host"));
        }
        Optional<EngineCandidate> asked = contexts.ofSettings();
        if (asked.isPresent()) {
            return List.of(asked.get());
        }
        String fromEnvironment = settings.variable("DOCKER_HOST");
        if (!fromEnvironment.isBlank()) {
            return List.of(named(fromEnvironment, "the environment variable DOCKER_HOST"));
        }
        return contexts.current().map(List::of).orElseGet(this::usual);
    }

    private EngineCandidate named(String host, String origin) {
        boolean verify = !settings.variable("DOCKER_TLS_VERIFY").isEmpty();
        boolean tls = verify || unverified();
        EngineAddress address = EngineAddress.parse(host, tls, origin);
        return new EngineCandidate(address, tls(address, verify), origin, true);
    }

    private TlsMaterial tls(EngineAddress address, boolean verify) {
        if (address.scheme() != EngineAddress.Scheme.TLS) {
            return TlsMaterial.NONE;
        }
        String given = settings.variable("DOCKER_CERT_PATH");
        Path folder = given.isEmpty() ? settings.dockerConfig() : Path.of(given);
        return verify || !given.isEmpty()
                ? TlsMaterial.all(folder, verify || !unverified())
                : TlsMaterial.present(folder, !unverified());
    }

    /**
     * Returns whether TLS without verification of the engine's certificate is required, unless
     * {@code DOCKER_TLS_VERIFY} is set too.
     */
    private boolean unverified() {
        return !settings.variable("DOCKER_TLS").isEmpty();
    }

    private List<EngineCandidate> usual() {
        if (settings.windows()) {
            EngineAddress pipe = EngineAddress.parse("npipe:////./pipe/docker_engine", false, USUAL);
            return List.of(new EngineCandidate(pipe, TlsMaterial.NONE, USUAL, false));
        }
        Path home = settings.userHome();
        Optional<Path> own = settings.runtimeDirectory();
        Set<Path> sockets = new LinkedHashSet<>();
        sockets.add(root.resolve("var/run/docker.sock"));
        own.ifPresent(folder -> sockets.add(folder.resolve("docker.sock")));
        sockets.add(home.resolve(".docker/run/docker.sock"));
        sockets.add(home.resolve(".docker/desktop/docker.sock"));
        sockets.add(home.resolve(".colima/default/docker.sock"));
        sockets.add(home.resolve(".rd/docker.sock"));
        own.ifPresent(folder -> sockets.add(folder.resolve("podman/podman.sock")));
        sockets.add(root.resolve("run/podman/podman.sock"));
        List<EngineCandidate> candidates = new ArrayList<>();
        for (Path socket : sockets) {
            candidates.add(new EngineCandidate(EngineAddress.unix(socket.toString()), TlsMaterial.NONE, USUAL, false));
        }
        return candidates;
    }
}
