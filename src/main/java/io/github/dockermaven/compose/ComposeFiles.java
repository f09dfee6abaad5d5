package io.github.dockermaven.compose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The compose files that a folder has by their usual names. */
public final class ComposeFiles {
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private ComposeFiles() {}

    /**
     * Returns a folder's compose file and the one that overrides it, none if it has no compose file.
     *
     * @param warnings gets what is said of a second file of the same kind
     */
    public static List<Path> in(Path folder, Consumer<String> warnings) {
        List<Path> files = new ArrayList<>(first(folder, NAMES, warnings));
        if (!files.isEmpty()) {
            files.addAll(first(folder, OVERRIDES, warnings));
        }
        return files;
    }

    private static List<Path> first(Path folder, List<String> names, Consumer<String> warnings) {
        List<String> found = names.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (found.size() > 1) {
            warnings.accept("Of " + String.join(", ", found) + " only " + found.get(0) + " is read. Remove the other.");
        }
        return found.stream().limit(1).map(folder::resolve).toList();
    }
}
