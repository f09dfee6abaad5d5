package io.github.dockermaven.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files and the variable with a user's credentials from {@code docker login} and {@code podman login}.
 *
 * <ol>
 *   <li>the environment variable {@code DOCKER_AUTH_CONFIG};
 *   <li>{@code config.json} in the folder {@code DOCKER_CONFIG}, or in {@code .docker} in the user's home;
 *   <li>the file {@code REGISTRY_AUTH_FILE}, or else podman's {@code containers/auth.json} in the run-time folder
 *     ({@code XDG_RUNTIME_DIR}) and in {@code .config} of the user's home ({@code XDG_CONFIG_HOME}).
 * </ol>
 *
 * @param environment the variables of the environment, for these files and for helpers
 * @param home the user's home folder
 */
public record AuthFiles(Map<String, String> environment, Path home) {
    public AuthFiles {
        environment = Map.copyOf(environment);
    }

    /**
     * Returns all sources, in the order in which they are asked.
     *
     * @param helperTimeout the longest time for a credential helper's response
     */
    public List<CredentialSource> all(Duration helperTimeout) {
        CredentialSource variable = new AuthVariable(environment.getOrDefault(AuthVariable.NAME, ""));
        return Stream.concat(Stream.of(variable, ofDocker(helperTimeout)), ofPodman(helperTimeout))
                .toList();
    }

    AuthFile ofDocker(Duration helperTimeout) {
        Path folder = folder("DOCKER_CONFIG").orElse(home.resolve(".docker"));
        return file(folder.resolve("config.json"), "docker login", helperTimeout);
    }

    private Stream<CredentialSource> ofPodman(Duration helperTimeout) {
        Optional<Path> given = folder("REGISTRY_AUTH_FILE");
        Stream<Path> files = given.isPresent()
                ? given.stream()
                : Stream.of(runtimeFolder(), Optional.of(configFolder()))
                        .flatMap(Optional::stream)
                        .map(folder -> folder.resolve("auth.json"))
                        .distinct();
        return files.map(file -> file(file, "podman login", helperTimeout));
    }

    /**
     * Returns the run-time folder. Without the variable, podman uses the folder of root and services: see
     * containers/image, docker/config.
     */
    private Optional<Path> runtimeFolder() {
        return folder("XDG_RUNTIME_DIR").map(AuthFiles::ofContainers).or(() -> {
            try {
                String user = Files.getAttribute(home, "unix:uid").toString();
                return Optional.of(Path.of("/run/containers", user));
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private Path configFolder() {
        return ofContainers(folder("XDG_CONFIG_HOME").orElse(home.resolve(".config")));
    }

    private static Path ofContainers(Path folder) {
        return folder.resolve("containers");
    }

    private Optional<Path> folder(String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(value -> HomeFolder.path(variable, value));
    }

    private AuthFile file(Path file, String login, Duration helperTimeout) {
        String shown =
                file.startsWith(home) ? "~/" + home.relativize(file).toString().replace('\\', '/') : file.toString();
        return new AuthFile(file, shown, login, environment, helperTimeout);
    }

    /** Leaves out the environment, which may contain secrets. */
    @Override
    public String toString() {
        return "the login files of " + home;
    }
}
