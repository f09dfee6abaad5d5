package io.github.dockermaven.config;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.DefaultRegistry;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.ImageNaming;
import io.github.dockermaven.project.ImageOutput;
import io.github.dockermaven.project.ImageSource;
import io.github.dockermaven.project.ProjectImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An {@code <image>} of {@code <images>}, with the elements of the io.fabric8 plugin.
 *
 * @param name the image's name; may have placeholders
 * @param alias a short name for it
 * @param registry where it is pushed if its name has no registry
 * @param build how it is built, empty if it is not
 * @param run how its container runs, which only the goals about containers read
 * @param copy what is copied out of its container, which only {@code docker:copy} reads
 * @param watch what is done about changes, which only {@code docker:watch} reads
 * @param copyNamePattern the names of the containers that it is copied from
 */
record ImageElement(
        String name,
        Optional<String> alias,
        Optional<DefaultRegistry> registry,
        Optional<BuildElement> build,
        Optional<XmlElement> run,
        Optional<XmlElement> copy,
        Optional<XmlElement> watch,
        Optional<String> copyNamePattern) {
    private static final Logger LOGGER = LoggerFactory.getLogger(ImageElement.class);
    /** What no goal does yet. */
    private static final List<String> WITHOUT_EFFECT = List.of("stopNamePattern", "removeNamePattern");

    /**
     * Reads the elements of {@code <images>}, and then of {@code <imagesMap>}, where their names are the aliases.
     *
     * @throws DockerFailureException if an element is not known, or has a value that it cannot have
     */
    static List<ImageElement> all(List<XmlElement> images, List<XmlElement> imagesMap) {
        List<ImageElement> all = new ArrayList<>();
        images.forEach(image -> all.add(read(image, Optional.empty())));
        imagesMap.forEach(image -> all.add(read(image, Optional.of(image.name()))));
        for (int i = 0; i < all.size(); i++) {
            ImageElement image = all.get(i);
            if (image.alias.isPresent()
                    && all.subList(0, i).stream().anyMatch(other -> image.alias.equals(other.alias))) {
                throw new DockerFailureException("Two images have the alias '" + image.alias.get()
                        + "'. Give each its own, or none: an alias is optional.");
            }
        }
        return List.copyOf(all);
    }

    private static ImageElement read(XmlElement element, Optional<String> key) {
        String name = element.text("name").orElseThrow(() -> {
            element.rejectText();
            return new DockerFailureException(
                    element.path() + " has no <name>. Give the image one, for example <name>%g/%a:%l</name>.");
        });
        XmlElement image = element.of("Image " + name);
        Optional<String> alias = image.text("alias").or(() -> key);
        List<String> ineffective = image.present(WITHOUT_EFFECT);
        if (!ineffective.isEmpty()) {
            LOGGER.warn("Image {}: no effect here: {}", name, String.join(", ", ineffective));
        }
        image.child("name");
        ImageElement config = new ImageElement(
                name,
                alias,
                image.text("registry").map(DefaultRegistry::parse),
                image.child("build").map(BuildElement::read),
                image.child("run"),
                image.child("copy"),
                image.child("watch"),
                image.text("copyNamePattern"));
        image.rejectOthers();
        return config;
    }

    /** Returns whether an image is built, of which the rest may not be valid yet. */
    static boolean isBuilt(XmlElement image) {
        return image.child("build").filter(build -> !build.isTrue("skip")).isPresent()
                && image.text("name").isPresent();
    }

    /** Returns the names of an image, of which the rest may not be valid yet. */
    static ImageNames names(XmlElement image, ImageNaming naming) {
        return naming.ofOneOfSeveral(
                image.text("name").orElseThrow(),
                image.text("registry").map(DefaultRegistry::parse),
                image.child("build").map(BuildElement::readTags).orElse(List.of()));
    }

    /** Returns where an image goes, of which the rest may not be valid yet. */
    static Optional<Destination> destination(XmlElement image) {
        return image.child("build").flatMap(BuildElement::readDestination);
    }

    /**
     * Returns the image that this describes.
     *
     * @param naming how the project's images are named
     * @param destination where they go if they do not say it themselves
     */
    ProjectImage describe(ImageNaming naming, Destination destination) {
        ImageNames names = naming.ofOneOfSeveral(
                name, registry, build.map(BuildElement::tags).orElse(List.of()));
        return new ProjectImage(
                alias,
                names,
                ImageOutput.of(naming.project(), alias, names.name().toString()),
                build.flatMap(BuildElement::destination).orElse(destination),
                build.map(each -> each.source(naming.placeholders())).orElseGet(ImageSource.None::new),
                build.map(BuildElement::options).orElse(BuildOptions.NONE),
                build.flatMap(BuildElement::pullPolicy),
                build.map(BuildElement::skip).orElse(true),
                build.map(BuildElement::skipPush).orElse(true));
    }
}
