package io.github.dockermaven.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to read as one project.
 *
 * @param folder where files are looked for, and what relative ones are relative to
 * @param files in order, later ones over earlier; none: those of {@code COMPOSE_FILE}, else the folder's own
 * @param projectFolder what paths in the files are relative to; empty: the folder of the first file
 * @param name the project's; empty: {@code COMPOSE_PROJECT_NAME}, else that of the files, else that of the project folder
 * @param profiles those that are switched on; none: those of {@code COMPOSE_PROFILES}
 * @param environment of the process, which takes precedence over {@code .env}
 */
public record ComposeSource(
        Path folder,
        List<Path> files,
        Optional<Path> projectFolder,
        Optional<String> name,
        List<String> profiles,
        Map<String, String> environment) {
    public ComposeSource {
        folder = folder.toAbsolutePath().normalize();
        files = files.stream().map(folder::resolve).map(Path::normalize).toList();
        projectFolder = projectFolder.map(folder::resolve).map(Path::normalize);
        profiles = List.copyOf(profiles);
        environment = Map.copyOf(environment);
    }

    /** Returns what a folder has. */
    public static ComposeSource of(Path folder, Map<String, String> environment) {
        return new ComposeSource(folder, List.of(), Optional.empty(), Optional.empty(), List.of(), environment);
    }

    /** Returns the same with these files. */
    public ComposeSource withFiles(List<Path> others) {
        return new ComposeSource(folder, others, projectFolder, name, profiles, environment);
    }

    /** Returns the same with a folder that paths are relative to. */
    public ComposeSource withProjectFolder(Path other) {
        return new ComposeSource(folder, files, Optional.of(other), name, profiles, environment);
    }

    /** Returns the same with a name for the project. */
    public ComposeSource withName(String other) {
        return new ComposeSource(folder, files, projectFolder, Optional.of(other), profiles, environment);
    }

    /** Returns the same with these profiles switched on. */
    public ComposeSource withProfiles(List<String> others) {
        return new ComposeSource(folder, files, projectFolder, name, others, environment);
    }

    /** Returns what is read without the environment, which may have secrets. */
    @Override
    public String toString() {
        return files.isEmpty() ? folder.toString() : files.toString();
    }
}
