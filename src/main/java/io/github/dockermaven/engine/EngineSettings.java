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

/**
 * The settings of the engine to use and of its time-out.
 *
 * @param host the engine's address in the form of {@code DOCKER_HOST}, or {@code null} to find it
 * @param context the docker context that names it, or {@code null}; not together with a host
 * @param requestTimeout the longest silence of the engine before the headers of its response; long-running requests
 *     (build, load, pull, push, commit, wait, stop and similar ones) have no limit. Zero for no limit
 * @param environment environment variables by name
 * @param userHome the user's home directory
 * @param runtimeDirectory the folder of the user's own sockets ({@code XDG_RUNTIME_DIR}), or {@code null}
 * @param windows whether this is Windows, where engines listen on named pipes
 */
public record EngineSettings(
        String host,
        String context,
        Duration requestTimeout,
        Map<String, String> environment,
        Path userHome,
        Path runtimeDirectory,
        boolean windows) {
    /** The default of the time-out. */
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(60);

    public EngineSettings {
        host = host == null || host.isBlank() ? null : host.trim();
        context = context == null || context.isBlank() ? null : context.trim();
        requestTimeout = Objects.requireNonNullElse(requestTimeout, DEFAULT_REQUEST_TIMEOUT);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(userHome, "userHome");
        checkProperties("docker.host", host);
        checkProperties("docker.context", context);
        if (host != null) {
            EngineAddress.parse(host, false, "docker.host");
        }
        if (host != null && context != null) {
            throw new DockerFailureException("docker.host is " + EngineAddress.masked(host) + " and docker.context is "
                    + PrintableText.quote(context)
                    + ", but each names an engine. Set only one of them.");
        }
        if (requestTimeout.isNegative()) {
            throw new DockerFailureException(
                    "docker.timeout is " + requestTimeout.toSeconds() + ". Give seconds; 0 for no limit.");
        }
    }

    private static void checkProperties(String parameter, String value) {
        if (value != null) {
            UnsetProperty.problem(value).ifPresent(problem -> {
                throw new DockerFailureException(parameter + " is " + EngineAddress.masked(value) + ", but " + problem);
            });
        }
    }

    /**
     * Returns the settings of this process.
     *
     * @param host the engine's address in the form of {@code DOCKER_HOST}; {@code null} or empty to find it
     * @param context the docker context; {@code null} or empty for the current one
     * @param requestTimeout see {@link #requestTimeout()}; {@code null} for {@link #DEFAULT_REQUEST_TIMEOUT}
     */
    public static EngineSettings ofProcess(String host, String context, Duration requestTimeout) {
        Path home = HomeFolder.of(System.getenv());
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return new EngineSettings(
                host, context, requestTimeout, System.getenv(), home, runtimeDirectory(System.getenv(), home), windows);
    }

    /**
     * Returns the folder of the user's sockets. Builds outside of a login session (cron, CI) lack the variable, but
     * systemd's folder exists nevertheless.
     */
    private static Path runtimeDirectory(Map<String, String> environment, Path home) {
        String given = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        try {
            return Path.of("/run/user", Files.getAttribute(home, "unix:uid").toString());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return null;
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
