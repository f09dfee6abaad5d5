package io.github.dockermaven.config;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.NamePattern;
import java.util.List;
import org.apache.maven.project.MavenProject;

/**
 * A build goal that has not run yet, by which images it will make.
 *
 * @param project whose goal it is
 * @param goal its parameters
 * @param placeholders those of the project's image names
 */
public record UpcomingBuild(MavenProject project, GoalConfiguration goal, NamePattern placeholders) {
    /**
     * Returns the names of its images, and those that they have in their registries if they go straight there.
     *
     * @return none if the configuration is not valid, which the goal itself reports
     */
    public List<ImageReference> names() {
        try {
            if (goal.flag("skip") || goal.flag("skipBuild")) {
                return List.of();
            }
            return new ConfiguredImages(goal, project, placeholders).namesOfBuilt();
        } catch (DockerFailureException e) {
            return List.of();
        }
    }
}
