package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.ProjectOwner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The projects whose compose files another goal than {@code docker:start} is about: as that goal is configured in them, those
 * that it would start. They are read when they are asked for.
 */
final class ComposedProjects {
    private static final String START = "start";

    private final AbstractDockerMojo goal;
    private final List<ConfiguredProject> all = new ArrayList<>();
    private final Map<MavenProject, Optional<ComposeProject>> read = new HashMap<>();

    ComposedProjects(AbstractDockerMojo goal) {
        this.goal = goal;
    }

    /** Returns whether the goal was called by hand, so that it is about all projects of the reactor. */
    boolean isByHand() {
        return goal.mojoExecution().getSource() == MojoExecution.Source.CLI;
    }

    /** Returns the projects that the goal is about. */
    List<ConfiguredProject> all() {
        if (all.isEmpty()) {
            ProjectOwner.projects(goal.session(), goal.mojoExecution())
                    .forEach(project -> all.add(ConfiguredProject.of(
                            project,
                            configuration(project, START),
                            goal.session(),
                            all.stream().findFirst())));
        }
        return all;
    }

    /** Returns a project, if it may have compose files: with many modules without one none looks at all others. */
    Optional<ConfiguredProject> of(MavenProject project) {
        boolean mayBe = ConfiguredProject.of(project, configuration(project, START), goal.session(), Optional.empty())
                .mayBeComposed();
        return mayBe ? all().stream().filter(each -> each.project() == project).findFirst() : Optional.empty();
    }

    /**
     * Returns what a project's compose files describe; empty if it has none.
     *
     * @throws DockerFailureException if they cannot be read
     */
    Optional<ComposeProject> compose(ConfiguredProject project) {
        // A goal that is bound in all modules is not about a file that one of them has.
        return isByHand() || !project.isComposedElsewhere()
                ? read.computeIfAbsent(project.project(), first -> read(project))
                : Optional.empty();
    }

    private Optional<ComposeProject> read(ConfiguredProject project) {
        try {
            return project.read(all());
        } catch (DockerFailureException e) {
            throw project.composeFile(all()).isPresent()
                    ? new DockerFailureException(
                            e.getMessage() + " Without this file, which nothing names: -Ddocker.compose=false.", e)
                    : e;
        }
    }

    /** Returns another goal's configuration in a project: that of its first execution, if it is bound there as this one is. */
    GoalConfiguration configuration(MavenProject project, String name) {
        MojoExecution execution = goal.mojoExecution();
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        Object xml = plugin == null
                ? null
                : plugin.getExecutions().stream()
                        .filter(each -> !isByHand() && each.getGoals().contains(name))
                        .findFirst()
                        .map(PluginExecution::getConfiguration)
                        .orElseGet(plugin::getConfiguration);
        return GoalConfiguration.upcoming(goal.session(), project, name, xml, execution);
    }
}
