package io.github.dockermaven.mojo;

import io.github.dockermaven.project.DescribedDockerfiles;
import io.github.dockermaven.project.ImageOutput;
import io.github.dockermaven.project.ProjectDockerfiles;
import io.github.dockermaven.project.ProjectImage;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes the Dockerfile of the project's runnable jar to <code>target/docker/Dockerfile</code>. A project with a
 * Dockerfile of its own keeps it, and nothing is written.
 *
 * @since 1.0.0
 */
@Mojo(
        name = "dockerfile",
        configurator = GoalConfigurator.HINT,
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true)
public class DockerfileMojo extends AbstractDockerfileMojo {
    private final ProjectDockerfiles dockerfiles;
    private final DescribedDockerfiles described;

    @Inject
    DockerfileMojo(ProjectDockerfiles dockerfiles, DescribedDockerfiles described) {
        this.dockerfiles = dockerfiles;
        this.described = described;
    }

    @Override
    void executeGoal() {
        List<ProjectImage> images = describedImages(options());
        if (images.isEmpty()) {
            dockerfiles.provide(dockerfileRequest(ImageOutput.of(project())), progress());
        }
        for (ProjectImage image : images) {
            if (image.source() != null) {
                ImageOutput place = place(image, images.size() == 1);
                described.provide(image, describedRequest(place), progress(image.subject()));
            }
        }
    }
}
