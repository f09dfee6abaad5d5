package io.github.dockermaven.mojo;

import io.github.dockermaven.project.DockerfileProvider;
import io.github.dockermaven.project.DockerfileRequest;
import io.github.dockermaven.project.ProjectImage;
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
    private final DockerfileProvider dockerfiles;

    @Inject
    DockerfileMojo(DockerfileProvider dockerfiles) {
        this.dockerfiles = dockerfiles;
    }

    @Override
    void executeGoal() {
        DockerfileRequest request = dockerfileRequest();
        for (ProjectImage image : images().selected()) {
            if (image.isOfProject()) {
                dockerfiles.provide(image, request, progress(image.label()));
            }
        }
    }
}
