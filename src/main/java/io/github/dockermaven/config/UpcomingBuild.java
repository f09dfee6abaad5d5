package io.github.dockermaven.config;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * A build goal that has not run yet, as far as its configuration tells what images it will make.
 *
 * @param project whose goal it is
 * @param goal its parameters
 * @param placeholders those of the project's image names
 */
public record UpcomingBuild(MavenProject project, GoalConfiguration goal, NamePattern placeholders) {
    /**
     * The names of its images, and those that they have in their registries if they go straight there.
     *
     * @return none if the configuration is not valid, which the goal itself tells
     */
    public List<ImageReference> names() {
        try {
            if (goal.flag("skip") || goal.flag("skipBuild")) {
                return List.of();
            }
            List<XmlElement> images = Stream.of("images", "imagesMap")
                    .flatMap(name -> goal.element(name).stream())
                    .flatMap(list -> list.elements().stream())
                    .toList();
            return images.isEmpty()
                    ? ofProject()
                    : images.stream().flatMap(image -> of(image).stream()).toList();
        } catch (DockerFailureException e) {
            return List.of();
        }
    }

    private List<ImageReference> ofProject() {
        String given = goal.text("givenImage");
        ImageNames names = new ImageNames(
                placeholders.fill(given == null ? goal.text("image") : given),
                goal.text("registry"),
                goal.text("namespace"),
                filled(goal.list("tags")));
        return withPushed(names.all(project), null, null);
    }

    private List<ImageReference> of(XmlElement image) {
        Optional<XmlElement> build = image.child("build");
        String name = image.text("name");
        if (build.isEmpty() || name == null || Boolean.TRUE.equals(build.get().flag("skip"))) {
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
        String place = destination == null ? goal.text("destination") : destination;
        if (Destination.parse(place) != Destination.REGISTRY) {
            return names;
        }
        String pushRegistry = goal.text("pushRegistry");
        String ofAll = goal.text("registry");
        return names.stream()
                .flatMap(name -> Stream.of(name, ImageNames.pushed(name, registry, pushRegistry, ofAll)))
                .distinct()
                .toList();
    }
}
