package io.github.dockermaven.project;

import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * How the images of a project are named.
 *
 * @param project the project, whose artifactId and version are the default name
 * @param placeholders those that a given name may have
 * @param namespace the folder of the default name
 * @param registry the registry of the project's own image
 * @param pushRegistry where images without a registry are pushed
 */
public record ImageNaming(
        MavenProject project,
        NamePattern placeholders,
        Optional<String> namespace,
        Optional<DefaultRegistry> registry,
        Optional<DefaultRegistry> pushRegistry) {
    /**
     * Returns the names of the image that the project has by parameters of its own.
     *
     * @param image the name given, empty for {@code artifactId:version} made valid
     * @param tags further names: tags of the same repository, or whole names where they have a {@code /} or {@code :}
     * @throws io.github.dockermaven.error.DockerFailureException if a name is not valid
     */
    public ImageNames ofProject(Optional<String> image, List<String> tags) {
        return names(
                image.map(placeholders::fill).orElseGet(this::defaultName),
                tags,
                registry.orElse(DefaultRegistry.DOCKER_HUB),
                defaultPushRegistry());
    }

    /**
     * Returns the names of one of several images, which no registry is put before in the engine.
     *
     * @param name the name given
     * @param ownRegistry where this image is pushed if its name has no registry
     * @param tags further names, as for {@link #ofProject}
     * @throws io.github.dockermaven.error.DockerFailureException if a name is not valid
     */
    public ImageNames ofOneOfSeveral(String name, Optional<DefaultRegistry> ownRegistry, List<String> tags) {
        return names(
                placeholders.fill(name),
                tags,
                DefaultRegistry.DOCKER_HUB,
                ownRegistry.orElseGet(this::defaultPushRegistry));
    }

    /** Returns where images are pushed whose names have no registry. */
    public DefaultRegistry defaultPushRegistry() {
        return pushRegistry.or(() -> registry).orElse(DefaultRegistry.DOCKER_HUB);
    }

    private ImageNames names(String name, List<String> tags, DefaultRegistry local, DefaultRegistry pushed) {
        ImageReference first = local.qualify(name);
        Stream<ImageReference> further = tags.stream()
                .map(placeholders::fill)
                .map(String::strip)
                .map(tag -> isTag(tag) ? first.withTag(tag) : local.qualify(tag));
        return new ImageNames(Stream.concat(Stream.of(first), further).toList(), pushed);
    }

    private String defaultName() {
        return namespace
                        .map(folder -> folder.endsWith("/") ? folder : folder + "/")
                        .orElse("")
                + ImageReference.validComponent(project.getArtifactId()) + ":"
                + ImageReference.validTag(project.getVersion());
    }

    private static boolean isTag(String text) {
        return text.indexOf('/') < 0 && text.indexOf(':') < 0;
    }
}
