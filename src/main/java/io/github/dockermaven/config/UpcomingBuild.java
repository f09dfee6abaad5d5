package io.github.dockermaven.config;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * A build goal that has not run yet, as far as its configuration tells what images it will make.
 *
 * @param project whose goal it is
 * @param configuration its elements in the POM
 * @param properties gives the value of a property, {@code null} if it has none
 * @param placeholders those of the project's image names
 */
public record UpcomingBuild(
        MavenProject project, XmlElement configuration, UnaryOperator<String> properties, NamePattern placeholders) {
    /**
     * The names of its images, and those that they have in their registries if they go straight there.
     *
     * @return none if the configuration is not valid, which the goal itself tells
     */
    public List<ImageReference> names() {
        try {
            if ("true".equals(value("skip", "docker.skip")) || "true".equals(value("skipBuild", "docker.skip.build"))) {
                return List.of();
            }
            List<XmlElement> images = Stream.of("images", "imagesMap")
                    .flatMap(name -> configuration.children(name).stream())
                    .flatMap(list -> list.children().stream())
                    .toList();
            return images.isEmpty()
                    ? ofProject()
                    : images.stream().flatMap(image -> of(image).stream()).toList();
        } catch (DockerFailureException e) {
            return List.of();
        }
    }

    private List<ImageReference> ofProject() {
        String given = properties.apply("docker.image");
        ImageNames names = new ImageNames(
                placeholders.fill(given == null ? configuration.text("image") : given),
                value("registry", "docker.registry"),
                value("namespace", "docker.namespace"),
                filled(configuration.list("tags")));
        return withPushed(names.all(project), null, null);
    }

    private List<ImageReference> of(XmlElement image) {
        Optional<XmlElement> build = image.child("build");
        String name = image.text("name");
        if (build.isEmpty() || name == null || "true".equals(build.get().text("skip"))) {
            return List.of();
        }
        ImageNames names = new ImageNames(
                placeholders.fill(name), null, null, filled(build.get().list("tags")));
        return withPushed(
                names.all(project), image.text("registry"), build.get().text("destination"));
    }

    private List<String> filled(List<String> tags) {
        return tags == null ? List.of() : tags.stream().map(placeholders::fill).toList();
    }

    /**
     * @param registry where one of several images is pushed, {@code null} if it does not tell
     * @param destination where it goes by itself, {@code null} if it does not tell
     */
    private List<ImageReference> withPushed(List<ImageReference> names, String registry, String destination) {
        String place = destination == null ? value("destination", "docker.destination") : destination;
        if (place == null || Destination.parse(place) != Destination.REGISTRY) {
            return names;
        }
        String pushRegistry = value("pushRegistry", "docker.push.registry");
        String ofAll = value("registry", "docker.registry");
        return names.stream()
                .flatMap(name -> Stream.of(name, ImageNames.pushed(name, registry, pushRegistry, ofAll)))
                .distinct()
                .toList();
    }

    private String value(String name, String property) {
        String text = configuration.text(name);
        return text == null ? properties.apply(property) : text;
    }
}
