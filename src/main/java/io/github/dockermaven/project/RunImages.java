package io.github.dockermaven.project;

import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.readiness.ApplicationHints;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The images of containers, as far as this build makes them: such an image is not pulled, and its application says by what
 * its readiness can be known.
 */
public record RunImages(ReactorImages reactor, MavenSession session) {
    private static final String BUILD = "build";
    /** The goals' elements that name what an image is made of where nothing else shows it. */
    private static final List<String> OF_AN_IMAGE = List.of("dockerfile", "mainClass");

    /**
     * Returns containers with what is known of their images.
     *
     * @param project whose configuration has them
     */
    public List<ContainerRequest> complete(MavenProject project, List<ContainerRequest> containers) {
        return containers.stream()
                .map(container -> container.image().isOfBuild()
                        ? container.ofBuild(hints(project))
                        : reactor.maker(container.image().name().withDefaultTag())
                                .filter(maker -> maker != project)
                                .map(maker -> container.ofBuild(hints(maker)))
                                .orElse(container))
                .toList();
    }

    /**
     * Returns a container of an image that a project makes, by whatever name.
     *
     * @param maker the project
     * @param name the image's name there
     */
    public ContainerRequest of(MavenProject maker, ImageReference name, ContainerRequest container) {
        return container.ofImage(name, hints(maker));
    }

    private static ApplicationHints hints(MavenProject maker) {
        return SpringBootHints.of(maker).in(OutputFile.target(maker));
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
     * or one was built. A goal that is bound beside others, such as those of volumes, is no wish for an image that the project
     * has nothing to make of.
     */
    public boolean hasImage(MavenProject project, MojoExecution execution) {
        boolean isWanted = ImageRequirement.of(session, project, execution) == ImageRequirement.OF_THIS_PROJECT
                && (execution.getSource() == MojoExecution.Source.CLI
                        || isDescribed(project, execution.getPlugin())
                        || hasApplication(project));
        return isWanted || BuiltImageFile.isThere(ImageOutput.of(project));
    }

    private static boolean isDescribed(MavenProject project, Plugin ours) {
        Plugin plugin = project.getPlugin(ours.getKey());
        return plugin.getExecutions().stream().anyMatch(each -> each.getGoals().contains(BUILD))
                || plugin.getConfiguration() instanceof Xpp3Dom xml
                        && OF_AN_IMAGE.stream().anyMatch(element -> xml.getChild(element) != null);
    }

    private static boolean hasApplication(MavenProject project) {
        return ProjectDockerfiles.hasOwn(ProjectFolder.of(project))
                || project.getPackaging().equals("war")
                || QuarkusBuild.find(project).isPresent()
                || PackagedFiles.of(project).files().stream()
                        .anyMatch(file -> PackagedJar.read(file.file()).isRunnable());
    }
}
