package io.github.dockermaven.config;

import io.github.dockermaven.application.DockerfileOptions;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An {@code <image>} of {@code <images>}, with the elements of the io.fabric8 plugin.
 *
 * @param name the image's name; may have placeholders
 * @param alias a short name for it, {@code null} if it has none
 * @param registry where it is pushed if its name has no registry, {@code null} if that is not given here
 * @param build how it is built, empty if it is not
 */
public record ImageElement(String name, String alias, String registry, Optional<BuildElement> build) {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImageElement.class);
    /** What containers are started by, which no goal does yet. */
    private static final List<String> OF_CONTAINERS =
            List.of("run", "watch", "copy", "stopNamePattern", "copyNamePattern", "removeNamePattern");

    /**
     * Reads the elements of {@code <images>}, or of {@code <imagesMap>}, where their names are the aliases.
     *
     * @throws DockerFailureException if an element is not known, or has a value that it cannot have
     */
    public static List<ImageElement> all(Optional<XmlElement> images, Optional<XmlElement> imagesMap) {
        List<ImageElement> all = new ArrayList<>();
        images.ifPresent(list -> list.elements().forEach(image -> all.add(read(image, null))));
        imagesMap.ifPresent(map -> map.elements().forEach(image -> all.add(read(image, image.name()))));
        for (int i = 0; i < all.size(); i++) {
            ImageElement image = all.get(i);
            if (image.alias != null && all.subList(0, i).stream().anyMatch(other -> image.alias.equals(other.alias))) {
                throw new DockerFailureException("Two images have the alias '" + image.alias
                        + "'. Give each its own, or none: an alias is optional.");
            }
        }
        return List.copyOf(all);
    }

    private static ImageElement read(XmlElement element, String key) {
        element.child("external").ifPresent(external -> {
            throw new DockerFailureException(
                    external.path() + " is not supported: write the image's elements in the POM,"
                            + " with properties as their values.");
        });
        String name = element.text("name");
        if (name == null) {
            element.rejectText();
            throw new DockerFailureException(
                    element.path() + " has no <name>. Give the image one, for example <name>%g/%a:%l</name>.");
        }
        XmlElement image = element.of("Image " + name);
        String alias = image.text("alias");
        List<String> containers = image.present(OF_CONTAINERS);
        if (!containers.isEmpty()) {
            LOGGER.warn("Image {}: no effect here, no goal starts containers yet: {}", name, containers);
        }
        image.child("name");
        ImageElement config = new ImageElement(
                name,
                alias == null ? key : alias,
                image.text("registry"),
                image.child("build").map(BuildElement::read));
        image.rejectOthers();
        return config;
    }

    /**
     * The image that this describes.
     *
     * @param application for the Dockerfile of the project's application
     */
    public ProjectImage describe(MavenProject project, NamePattern placeholders, DockerfileOptions application) {
        List<String> tags = build.map(BuildElement::tags).orElse(List.of()).stream()
                .map(placeholders::fill)
                .toList();
        return new ProjectImage(
                alias,
                new ImageNames(placeholders.fill(name), null, null, tags).all(project),
                registry,
                build.map(each -> each.source(application, placeholders)).orElse(null),
                build.map(BuildElement::options).orElse(null),
                build.map(BuildElement::pullPolicy).orElse(null),
                build.map(BuildElement::destination).orElse(null),
                build.map(BuildElement::skip).orElse(true),
                build.map(BuildElement::skipPush).orElse(true));
    }
}
