package io.github.dockermaven.project;

import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/**
 * The names of a project's image, from what the user gives.
 *
 * @param image the image's name, or {@code null} for {@code artifactId:version} made valid
 * @param registry the registry of a name that has none, or {@code null} for Docker Hub
 * @param namespace the folder of the default name, or {@code null}
 * @param tags further names: tags of the same repository, or whole image names where they have a {@code /} or {@code :}
 */
public record ImageNames(String image, String registry, String namespace, List<String> tags) {
    /**
     * The name that the image goes by.
     *
     * @throws DockerFailureException if the names given are not valid
     */
    public ImageReference name(MavenProject project) {
        String name = image == null ? defaultName(project) : image;
        if (registry == null || hasRegistry(name)) {
            return ImageReference.parse(name).withDefaultTag();
        }
        return ImageReference.parse(stripSlash(registry) + "/" + name).withDefaultTag();
    }

    /** The name that the image goes by, and after it the further ones. */
    public List<ImageReference> all(MavenProject project) {
        Set<ImageReference> all = new LinkedHashSet<>();
        all.add(name(project));
        all.addAll(further(project));
        return new ArrayList<>(all);
    }

    /** The further names only. */
    public List<ImageReference> further(MavenProject project) {
        ImageReference name = name(project);
        return tags == null
                ? List.of()
                : tags.stream()
                        .map(tag -> isTag(tag)
                                ? name.withTag(tag.strip())
                                : ImageReference.parse(tag.strip()).withDefaultTag())
                        .toList();
    }

    private String defaultName(MavenProject project) {
        String repository = ImageReference.validComponent(project.getArtifactId());
        return (namespace == null ? "" : stripSlash(namespace) + "/") + repository + ":"
                + ImageReference.validTag(project.getVersion());
    }

    private static boolean isTag(String text) {
        return text.indexOf('/') < 0 && text.indexOf(':') < 0;
    }

    private static boolean hasRegistry(String name) {
        String registry = ImageReference.parse(name).registry();
        return !registry.equals(ImageReference.DOCKER_HUB) || name.contains("docker.io/");
    }

    private static String stripSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
