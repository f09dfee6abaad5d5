package io.github.dockermaven.project;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.container.ContainerRequest;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The images of containers, as far as this build makes them: such an image is not pulled, and its application says by what
 * its readiness can be known.
 */
public record RunImages(ReactorImages reactor, MavenSession session) {
    /**
     * Returns containers with what is known of their images.
     *
     * @param project whose configuration has them
     */
    public List<ContainerRequest> complete(MavenProject project, List<ContainerRequest> containers) {
        return containers.stream()
                .map(container -> container.image().isOfBuild()
                        ? container.ofBuild(SpringBootHints.of(project))
                        : reactor.maker(container.image().name())
                                .filter(maker -> maker != project)
                                .map(maker -> container.ofBuild(SpringBootHints.of(maker)))
                                .orElse(container))
                .toList();
    }

    /** Waits until other projects of this build have made the images that they are to make. */
    public void await(MavenProject project, List<ContainerRequest> containers) {
        reactor.await(
                project,
                containers.stream().map(each -> each.image().name()).distinct().toList(),
                Destination.ENGINE);
    }

    /**
     * Returns whether a project that configures no container has an image to run: the user wants one of this very project,
     * or one was built.
     */
    public boolean hasImage(MavenProject project, MojoExecution execution) {
        return ImageRequirement.of(session, project, execution) == ImageRequirement.OF_THIS_PROJECT
                || BuiltImageFile.isThere(ImageOutput.of(project));
    }
}
