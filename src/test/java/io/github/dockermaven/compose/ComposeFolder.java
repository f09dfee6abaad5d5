package io.github.dockermaven.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder with compose files of a test.
 *
 * @param path where it is
 */
record ComposeFolder(Path path) {
    void write(String file, String text) {
        try {
            Path written = path.resolve(file);
            Files.createDirectories(written.getParent());
            Files.writeString(written, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ComposeSource source(Map<String, String> environment) {
        return ComposeSource.of(path, environment);
    }

    ComposeProject read(Map<String, String> environment) {
        return ComposeProject.read(source(environment));
    }

    /** Returns what the services are, by their names, without the network and the Dockerfile that each has by default. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> services(ComposeProject project) {
        Map<String, Map<String, Object>> services = (Map<String, Map<String, Object>>)
                Models.plain(Nodes.mapping(project.model(), "services").orElseThrow());
        services.values().forEach(service -> {
            service.remove("networks", Map.of("default", ""));
            if (service.get("build") instanceof Map<?, ?> build) {
                build.remove("dockerfile");
            }
        });
        return services;
    }
}
