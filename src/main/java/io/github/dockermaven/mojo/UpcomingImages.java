package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.UpcomingBuild;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** The images that the other projects of a build will make, read from their POMs before their goals run. */
record UpcomingImages(MavenSession session, MojoExecution execution) {
    private static final String GOAL = "build";

    /** Returns their names; none for a project whose configuration is not valid, which its own goal reports. */
    List<ImageReference> of(MavenProject project) {
        NamePattern placeholders =
                new NamePattern(project, session.getStartTime().toInstant());
        return configurations(project)
                .map(xml -> GoalConfiguration.upcoming(session, project, GOAL, xml.orElse(null), execution))
                .flatMap(goal -> new UpcomingBuild(project, goal, placeholders).names().stream())
                .toList();
    }

    private Stream<Optional<Object>> configurations(MavenProject project) {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return Stream.of(Optional.ofNullable(plugin).map(Plugin::getConfiguration));
        }
        return plugin == null
                ? Stream.empty()
                : plugin.getExecutions().stream()
                        .filter(each -> each.getGoals().contains(GOAL))
                        .map(each -> Optional.ofNullable(each.getConfiguration()));
    }
}
