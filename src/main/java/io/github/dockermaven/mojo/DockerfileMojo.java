package io.github.dockermaven.mojo;

import io.github.dockermaven.project.ProjectDockerfiles;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes the Dockerfile of the project's runnable jar to <code>target/docker/Dockerfile</code>. A project with a
 * Dockerfile of its own keeps it, and nothing is written.
 *
 * @since 1.0.0
 */
@Mojo(name = "dockerfile", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class DockerfileMojo extends AbstractDockerfileMojo {
    private final ProjectDockerfiles dockerfiles;

    @Inject
    DockerfileMojo(ProjectDockerfiles dockerfiles) {
        this.dockerfiles = dockerfiles;
    }

    @Override
    void run() {
        dockerfiles.provide(dockerfileRequest(), progress());
    }
}
