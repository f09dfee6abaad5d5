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

    /** Returns what the services are, by their names. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> services(ComposeProject project) {
        return (Map<String, Map<String, Object>>)
                Models.plain(Nodes.mapping(project.model(), "services").orElseThrow());
    }
}
