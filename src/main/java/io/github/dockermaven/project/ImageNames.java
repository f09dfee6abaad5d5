package io.github.dockermaven.project;

import io.github.dockermaven.credentials.RegistryName;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Elements;
import io.github.dockermaven.image.ImageReference;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    /** @throws DockerFailureException if the registry is not one, or a tag has no value */
    public ImageNames {
        image = Elements.text(image);
        registry = Elements.text(registry);
        namespace = Elements.text(namespace);
        if (registry != null && registry.contains("://")) {
            throw new DockerFailureException("Registry '" + registry + "' has a scheme. Write only host and port: '"
                    + registry.substring(registry.indexOf("://") + 3) + "'.");
        }
        tags = Elements.list("tags", tags);
    }

    /**
     * The name that the image goes by.
     *
     * @throws DockerFailureException if the names given are not valid
     */
    public ImageReference name(MavenProject project) {
        return qualify(image == null ? defaultName(project) : image);
    }

    /** The name that the image goes by, and after it the further ones. */
    public List<ImageReference> all(MavenProject project) {
        return Stream.concat(Stream.of(name(project)), further(project).stream())
                .distinct()
                .toList();
    }

    /** The further names only. */
    public List<ImageReference> further(MavenProject project) {
        ImageReference name = name(project);
        return tags.stream()
                .map(String::strip)
                .map(tag -> isTag(tag) ? name.withTag(tag) : qualify(tag))
                .toList();
    }

    /**
     * The name that an image has where it is pushed: one without a registry gets one.
     *
     * @param registries each host and port; the first counts that is neither {@code null} nor blank
     */
    public static ImageReference pushed(ImageReference name, String... registries) {
        return Stream.of(registries)
                .map(Elements::text)
                .filter(Objects::nonNull)
                .findFirst()
                .map(registry -> new ImageNames(name.toString(), registry, null, List.of()).qualify(name.toString()))
                .orElse(name);
    }

    /**
     * Returns the registry that a user and password of properties or the POM are for: the one that the project's image is
     * pushed to. Where neither the name on the command line nor anything else names a registry, it is still that of the POM's
     * image: a password is not Docker Hub's because a name was shortened.
     *
     * @param given the image's name on the command line, {@code null} if there is none
     * @param ofPom the name of the POM's image where it is pushed
     * @param registries where a name without a registry is pushed, as for {@link #pushed}
     */
    public static RegistryName credentialRegistry(String given, Supplier<ImageReference> ofPom, String... registries) {
        boolean decides = given != null
                && (ImageReference.hasRegistry(given)
                        || Stream.of(registries).map(Elements::text).anyMatch(Objects::nonNull));
        ImageReference name = decides ? pushed(ImageReference.parse(given), registries) : ofPom.get();
        return RegistryName.of(name).whole();
    }

    private String defaultName(MavenProject project) {
        String repository = ImageReference.validComponent(project.getArtifactId());
        return (namespace == null ? "" : stripSlash(namespace) + "/") + repository + ":"
                + ImageReference.validTag(project.getVersion());
    }

    private static boolean isTag(String text) {
        return text.indexOf('/') < 0 && text.indexOf(':') < 0;
    }

    /** A name as it is given, with the registry before it if it has none, and a tag after it. */
    private ImageReference qualify(String name) {
        ImageReference given = ImageReference.parse(name);
        if (given.digest() != null) {
            throw new DockerFailureException("Image name '" + name + "' has a digest, which a registry gives to what is"
                    + " pushed. Write it as name:tag.");
        }
        if (registry == null || !given.registry().equals(ImageReference.DOCKER_HUB) || name.startsWith("docker.io/")) {
            return given.withDefaultTag();
        }
        String host = stripSlash(registry);
        ImageReference qualified = ImageReference.parse(host + "/" + name);
        if (qualified.registry().equals(ImageReference.DOCKER_HUB) && !host.contains("docker.io")) {
            throw new DockerFailureException("Registry '" + registry
                    + "' would be taken for a folder on Docker Hub. Write" + " it with its port or domain, for example "
                    + host + ":5000; a folder is given with docker.namespace.");
        }
        return qualified.withDefaultTag();
    }

    private static String stripSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
