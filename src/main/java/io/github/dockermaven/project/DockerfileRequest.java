package io.github.dockermaven.project;

import io.github.dockermaven.application.DockerfileOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * A goal's request for the Dockerfiles of its images.
 *
 * @param session the build that is going on
 * @param execution the goal's
 * @param dockerfile path of the project's own Dockerfile, {@value #GENERATED}, or empty to look in the
 *     usual places
 * @param contextDir the folder that the sources of the goal's own Dockerfile are relative to
 * @param sourceDirectory what the paths of Dockerfiles and contexts of several images are relative to
 * @param options for one that is written
 * @param property gives the value of a property, {@code null} for one that has none
 */
public record DockerfileRequest(
        MavenSession session,
        MojoExecution execution,
        Optional<String> dockerfile,
        Path contextDir,
        Path sourceDirectory,
        DockerfileOptions options,
        UnaryOperator<String> property) {
    /** As {@code dockerfile}: write one, even if the project has its own. */
    static final String GENERATED = "generated";

    /** Returns the same for a Dockerfile that is written in any case, by other options. */
    DockerfileRequest generated(DockerfileOptions others) {
        return new DockerfileRequest(
                session, execution, Optional.of(GENERATED), contextDir, sourceDirectory, others, property);
    }

    /** Returns the same for images of another session's project. */
    DockerfileRequest in(MavenSession other) {
        return new DockerfileRequest(other, execution, dockerfile, contextDir, sourceDirectory, options, property);
    }

    /** Returns how much the image of a project is wanted. */
    ImageRequirement requirement(MavenProject project) {
        return ImageRequirement.of(session, project, execution);
    }
}
