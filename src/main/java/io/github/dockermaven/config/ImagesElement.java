package io.github.dockermaven.config;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** The images of {@code <images>} and {@code <imagesMap>}. */
public final class ImagesElement {
    private ImagesElement() {}

    /**
     * Returns all of them.
     *
     * @param application for the Dockerfile of the project's application
     * @return empty if none is configured
     * @throws io.github.dockermaven.error.DockerFailureException if an element is not known or has a value that it cannot
     *     have
     */
    public static List<ProjectImage> describe(
            GoalConfiguration goal, MavenProject project, NamePattern placeholders, DockerfileOptions application) {
        List<ProjectImage> all = ImageElement.all(goal.element("images"), goal.element("imagesMap")).stream()
                .map(image -> image.describe(project, placeholders, application))
                .toList();
        ProjectImage.checkFolders(all);
        return all;
    }
}
