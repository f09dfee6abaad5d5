package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.config.ConfiguredCompose;
import io.github.dockermaven.config.ConfiguredContainers;
import io.github.dockermaven.config.ConfiguredImages;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.project.NamePattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * A project with its part of a goal's configuration.
 *
 * @param first the first of those that the goal is about, empty if it is that itself
 */
record ConfiguredProject(
        MavenProject project,
        GoalConfiguration configuration,
        ConfiguredImages images,
        Optional<ConfiguredProject> first) {
    /**
     * Returns a project.
     *
     * @param first the first of those that the goal is about, empty for that itself
     */
    static ConfiguredProject of(
            MavenProject project,
            GoalConfiguration configuration,
            MavenSession session,
            Optional<ConfiguredProject> first) {
        NamePattern names = new NamePattern(project, session.getStartTime().toInstant());
        return new ConfiguredProject(
                project, configuration, new ConfiguredImages(configuration, project, names), first);
    }

    boolean isSkipped() {
        return configuration.flag("skip") || configuration.flag("skipRun");
    }

    ConfiguredContainers containers() {
        return new ConfiguredContainers(configuration, images, project);
    }

    /**
     * Returns whether it says what runs, and so more than images.
     *
     * @param all those that the goal is about
     */
    boolean isDescribed(List<ConfiguredProject> all) {
        return saysWhatRuns() || composeFile(all).isPresent();
    }

    /** Returns the containers of those of its parents that the goal is about too. */
    List<ConfiguredContainers> parents(List<ConfiguredProject> all) {
        return Stream.iterate(project.getParent(), Objects::nonNull, MavenProject::getParent)
                .flatMap(parent -> all.stream().filter(each -> each.project.equals(parent)))
                .map(ConfiguredProject::containers)
                .toList();
    }

    /**
     * Returns what compose files describe; empty if none are configured, and the folder's own is not taken.
     *
     * @param all those that the goal is about
     */
    Optional<ComposeProject> read(List<ConfiguredProject> all) {
        return hasComposeFiles() || composeFile(all).isPresent()
                ? Optional.of(compose().read())
                : Optional.empty();
    }

    /**
     * Returns the file that is taken without being configured: that of the first project, if nothing else says what runs.
     *
     * @param all those that the goal is about
     */
    Optional<Path> composeFile(List<ConfiguredProject> all) {
        return first.isEmpty()
                        && images.givenName().isEmpty()
                        && !images.areSeveral()
                        && all.stream().noneMatch(ConfiguredProject::saysWhatRuns)
                ? compose().beside()
                : Optional.empty();
    }

    /** Returns whether there are compose files that may be its own. */
    boolean mayBeComposed() {
        return compose().isConfigured() || compose().beside().isPresent();
    }

    /** Returns whether compose files are configured that are others' alone: nothing in the project's folder has their names. */
    boolean isComposedElsewhere() {
        return compose().isConfigured() && !compose().isHere();
    }

    private boolean saysWhatRuns() {
        return containers().areDescribed() || hasComposeFiles();
    }

    /** The command line's, and those that modules inherit, are the first project's. */
    private boolean hasComposeFiles() {
        return compose().isConfigured()
                && first.filter(other -> compose().isSameElsewhere(other.compose()))
                        .isEmpty();
    }

    private ConfiguredCompose compose() {
        return new ConfiguredCompose(configuration, System.getenv());
    }
}
