package io.github.dockermaven.engine;

import io.github.dockermaven.credentials.HomeFolder;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.error.UnsetProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The settings of the engine to use and of its time-out.
 *
 * @param host the engine's address in the form of {@code DOCKER_HOST}; empty to find it
 * @param context the docker context that names it; not together with a host
 * @param requestTimeout the longest silence of the engine before the headers of its response; long-running requests
 *     (build, load, pull, push, commit, wait, stop and similar ones) have no limit. Zero for no limit
 * @param environment environment variables by name
 * @param userHome the user's home directory
 * @param runtimeDirectory the folder of the user's own sockets ({@code XDG_RUNTIME_DIR})
 * @param windows whether this is Windows, where engines listen on named pipes
 */
public record EngineSettings(
        Optional<String> host,
        Optional<String> context,
        Duration requestTimeout,
        Map<String, String> environment,
        Path userHome,
        Optional<Path> runtimeDirectory,
        boolean windows) {
    public EngineSettings {
        host = unlessBlank(host);
        context = unlessBlank(context);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(userHome, "userHome");
        host.ifPresent(address -> checkProperties("docker.host", address));
        context.ifPresent(name -> checkProperties("docker.context", name));
        host.ifPresent(address -> EngineAddress.parse(address, false, "docker.host"));
        if (host.isPresent() && context.isPresent()) {
            throw new DockerFailureException("docker.host is " + EngineAddress.masked(host.get())
                    + " and docker.context is " + PrintableText.quote(context.get())
                    + ", but each names an engine. Set only one of them.");
        }
        if (requestTimeout.isNegative()) {
            throw new DockerFailureException(
                    "docker.timeout is " + requestTimeout.toSeconds() + ". Give seconds; 0 for no limit.");
        }
    }

    private static void checkProperties(String parameter, String value) {
        UnsetProperty.problem(value).ifPresent(problem -> {
            throw new DockerFailureException(parameter + " is " + EngineAddress.masked(value) + ", but " + problem);
        });
    }

    private static Optional<String> unlessBlank(Optional<String> text) {
        return text.map(String::trim).filter(trimmed -> !trimmed.isBlank());
    }

    /**
     * Returns the settings of this process.
     *
     * @param host the engine's address in the form of {@code DOCKER_HOST}; empty or blank to find it
     * @param context the docker context; empty or blank for the current one
     * @param requestTimeout see {@link #requestTimeout()}
     */
    public static EngineSettings ofProcess(Optional<String> host, Optional<String> context, Duration requestTimeout) {
        Path home = HomeFolder.of(System.getenv());
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new EngineSettings(
                host, context, requestTimeout, System.getenv(), home, runtimeDirectory(System.getenv(), home), windows);
    }

    /**
     * Returns the folder of the user's sockets. Builds outside of a login session (cron, CI) lack the variable, but
     * systemd's folder exists nevertheless.
     */
    private static Optional<Path> runtimeDirectory(Map<String, String> environment, Path home) {
        String given = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        try {
            return Optional.of(
                    Path.of("/run/user", Files.getAttribute(home, "unix:uid").toString()));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the value of an environment variable; empty if it is unset. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Returns the folder of docker's configuration. */
    Path dockerConfig() {
        String given = variable("DOCKER_CONFIG");
        return given.isEmpty() ? userHome.resolve(".docker") : Path.of(given);
    }
}
