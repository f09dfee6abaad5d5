package io.github.dockermaven.config;

import io.github.dockermaven.compose.ComposeFiles;
import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.ComposeSource;
import io.github.dockermaven.error.DockerFailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compose files of a project: those of {@code <compose>}, or one beside its POM.
 *
 * @param goal the goal's parameters in the project
 * @param environment of the process
 */
public record ConfiguredCompose(GoalConfiguration goal, Map<String, String> environment) {
    private static final String PARAMETER = "compose";
    private static final List<String> OFF = List.of("false");

    /** Returns whether files are configured. */
    public boolean isConfigured() {
        List<String> files = goal.list(PARAMETER);
        return !files.isEmpty() && !files.equals(OFF);
    }

    /** Returns whether files of another project are meant: by the same names, which nothing in this project's folder has. */
    public boolean isSameElsewhere(ConfiguredCompose other) {
        return !isHere() && goal.list(PARAMETER).equals(other.goal.list(PARAMETER));
    }

    /** Returns whether one of the configured files exists. */
    public boolean isHere() {
        return goal.list(PARAMETER).stream().map(goal::resolve).anyMatch(Files::exists);
    }

    /** Returns the file in the project's folder that is taken if nothing says what to run; empty if there is none. */
    public Optional<Path> beside() {
        return goal.list(PARAMETER).equals(OFF)
                ? Optional.empty()
                : ComposeFiles.in(goal.resolve(""), warning -> {}).stream().findFirst();
    }

    /** Returns the folder of the configured files; the project's own without any. */
    public Path folder() {
        return isConfigured()
                ? goal.resolve(goal.list(PARAMETER).get(0))
                        .toAbsolutePath()
                        .normalize()
                        .getParent()
                : goal.resolve("").toAbsolutePath().normalize();
    }

    /**
     * Returns the project of the configured files, or if there are none of those in its folder.
     *
     * @throws DockerFailureException if they cannot be read
     */
    public ComposeProject read() {
        ComposeSource source = ComposeSource.of(goal.resolve(""), environment);
        if (isConfigured()) {
            source =
                    source.withFiles(goal.list(PARAMETER).stream().map(Path::of).toList());
        }
        // The services of a swarm are called by one name, whatever describes them.
        Optional<String> name = goal.text("stack").or(() -> goal.text("composeProject"));
        List<String> profiles = goal.list("composeProfiles");
        if (name.isPresent()) {
            source = source.withName(name.get());
        }
        return ComposeProject.read(profiles.isEmpty() ? source : source.withProfiles(profiles));
    }
}
