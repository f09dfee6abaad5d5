package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.system.ComposeSystem;
import io.github.dockermaven.config.ConfiguredCompose;
import io.github.dockermaven.config.ConfiguredContainers;
import io.github.dockermaven.config.ConfiguredImages;
import io.github.dockermaven.config.GoalConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * A project with its part of a goal's configuration.
 *
 * @param isFirst whether it is the first of those that the goal is about
 */
record ConfiguredProject(
        MavenProject project, GoalConfiguration configuration, ConfiguredImages images, boolean isFirst) {
    boolean isSkipped() {
        return configuration.flag("skip") || configuration.flag("skipRun");
    }

    ConfiguredContainers containers() {
        return new ConfiguredContainers(configuration, images, project);
    }

    /** Returns whether it says what runs, and so more than images. */
    boolean isDescribed() {
        return containers().areDescribed()
                || compose().isConfigured()
                || composeFile().isPresent();
    }

    /** Returns the containers of those of its parents that the goal is about too. */
    List<ConfiguredContainers> parents(List<ConfiguredProject> all) {
        return Stream.iterate(project.getParent(), Objects::nonNull, MavenProject::getParent)
                .flatMap(parent -> all.stream().filter(each -> each.project.equals(parent)))
                .map(ConfiguredProject::containers)
                .toList();
    }

    /** Returns what compose files describe; empty if none are configured, and the folder's own is not taken. */
    Optional<ComposeRead> read() {
        return compose().isConfigured() || composeFile().isPresent()
                ? Optional.of(new ComposeRead(compose().read()))
                : Optional.empty();
    }

    /** Returns the file that is taken without being configured. */
    Optional<Path> composeFile() {
        boolean saysElse = compose().isConfigured()
                || containers().areDescribed()
                || images.givenName().isPresent()
                || images.areSeveral();
        return saysElse || !isFirst ? Optional.empty() : compose().beside();
    }

    private ConfiguredCompose compose() {
        return new ConfiguredCompose(configuration, System.getenv());
    }

    /** Compose files, and what this plugin makes of them. */
    record ComposeRead(ComposeProject project, ComposeSystem system) {
        private ComposeRead(ComposeProject project) {
            this(project, ComposeSystem.of(project));
        }
    }
}
