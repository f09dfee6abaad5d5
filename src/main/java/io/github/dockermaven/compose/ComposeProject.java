package io.github.dockermaven.compose;

import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What compose files say, all of it written out.
 *
 * @param name what the names of its containers, networks and volumes begin with
 * @param folder what paths in its files are relative to
 * @param files in order, later ones over earlier; without those that they include or extend
 * @param environment the variables that its files can use
 * @param model what {@code docker compose config} prints
 * @param switchedOff services that are not in the model, since no profile of theirs is asked for
 * @param warnings what may be a mistake
 */
public record ComposeProject(
        String name,
        Path folder,
        List<Path> files,
        Map<String, String> environment,
        YamlNode.Mapping model,
        List<String> switchedOff,
        List<String> warnings) {
    public ComposeProject {
        files = List.copyOf(files);
        environment = Map.copyOf(environment);
        switchedOff = List.copyOf(switchedOff);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a project.
     *
     * @throws DockerFailureException if files are missing or what they say cannot be; it begins with the place
     */
    public static ComposeProject read(ComposeSource source) {
        return new ProjectReader(source).read();
    }

    /** Returns the project without its variables, some of which may be secret. */
    @Override
    public String toString() {
        return name + " of " + files;
    }
}
