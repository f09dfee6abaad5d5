package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.List;
import java.util.Map;

/**
 * A network or volume that a file says somebody else makes.
 *
 * @param kind which of them
 * @param name its name in the engine
 * @param place where the file says so, which an error begins with: {@code compose.yaml:4:}
 */
public record ExternalObject(Kind kind, String name, String place) {
    /** A kind of such objects. */
    public enum Kind {
        /** A network. */
        NETWORK("Network", "docker network create ") {
            @Override
            List<String> names(EngineSession engine) {
                return engine.networks().list().stream()
                        .map(EngineNetwork::name)
                        .toList();
            }
        },
        /** A volume. */
        VOLUME("Volume", "docker volume create ") {
            @Override
            List<String> names(EngineSession engine) {
                return engine.volumes().list(Map.of()).stream()
                        .map(volume -> volume.name())
                        .toList();
            }
        };

        private final String word;
        private final String command;

        Kind(String word, String command) {
            this.word = word;
            this.command = command;
        }

        abstract List<String> names(EngineSession engine);
    }

    /**
     * Checks that an engine has it, if containers use it.
     *
     * @throws DockerFailureException if it does not
     */
    void check(List<ContainerRequest> containers, EngineSession engine) {
        if (containers.stream().noneMatch(this::isUsedBy)) {
            return;
        }
        List<String> names = kind.names(engine);
        if (!names.contains(name)) {
            throw new DockerFailureException(place + " " + kind.word + " '" + PrintableText.quote(name)
                    + "' is external, and is not in the engine at " + engine.address() + "."
                    + DidYouMean.to(name, names)
                            .map(nearest -> " Did you mean '" + nearest + "'?")
                            .orElse("")
                    + " Create it with '" + kind.command + PrintableText.quote(name) + "', or remove external.");
        }
    }

    private boolean isUsedBy(ContainerRequest container) {
        return kind == Kind.NETWORK
                ? container.spec().networking().endpoints().stream()
                        .anyMatch(endpoint -> endpoint.network().equals(name))
                : container.spec().host().storage().mounts().stream()
                        .anyMatch(mount -> mount.source().equals(name));
    }
}
