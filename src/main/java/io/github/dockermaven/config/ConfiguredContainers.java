package io.github.dockermaven.config;

import io.github.dockermaven.container.ContainerNamePattern;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.RequestConflicts;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.InterpolatedText;
import io.github.dockermaven.project.ProjectImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The containers that a project has by a goal's configuration: one of each image of {@code <images>}, by its {@code <run>},
 * or if there are none, one of the project's own image, by the flat {@code <run>}.
 */
public final class ConfiguredContainers {
    private static final Logger LOGGER = LoggerFactory.getLogger(ConfiguredContainers.class);

    private final GoalConfiguration goal;
    private final Instant begin;

    private ConfiguredContainers(GoalConfiguration goal, Instant begin) {
        this.goal = goal;
        this.begin = begin;
    }

    /**
     * Returns the containers, whatever {@code docker.filter} says, but for those that are skipped.
     *
     * @throws DockerFailureException if an element is not known or has a value that it cannot have, or two containers want
     *     the same name, address or port of the host
     */
    public static List<ContainerRequest> of(GoalConfiguration goal, ConfiguredImages images, MavenProject project) {
        ConfiguredContainers containers =
                new ConfiguredContainers(goal, images.naming().placeholders().begin());
        List<ContainerRequest> requests = images.areSeveral()
                ? containers.ofImages(images.described())
                : containers.ofParameters(images, project);
        RequestConflicts.check(requests);
        return requests;
    }

    /** Returns whether a project has a {@code <run>}, and so more than images. */
    public static boolean areDescribed(GoalConfiguration goal, ConfiguredImages images) {
        return goal.element("run").isPresent()
                || images.described().stream().anyMatch(each -> each.run().isPresent());
    }

    private List<ContainerRequest> ofImages(List<ConfiguredImages.Described> images) {
        goal.element("run").ifPresent(run -> {
            throw new DockerFailureException(
                    "<run> and <images> are both configured. Move <run> into the <image> that it is" + " for.");
        });
        warnOfProperties();
        Set<String> taken = images.stream()
                .flatMap(each -> each.image().alias().stream())
                .collect(Collectors.toCollection(HashSet::new));
        List<ContainerRequest> requests = new ArrayList<>();
        for (ConfiguredImages.Described each : images) {
            String alias = each.image().alias().orElseGet(() -> unused(each.image(), taken));
            RunElement run = new RunElement(each.run().orElseGet(ConfiguredContainers::empty), goal, begin);
            if (!run.isSkipped()) {
                requests.add(run.read(each.image(), alias));
            }
        }
        return requests;
    }

    /** The properties are of one container, and here it is not known of which. */
    private void warnOfProperties() {
        List<String> names = goal.properties().commandLine().stringPropertyNames().stream()
                .filter(name -> name.startsWith(RunProperties.PREFIX))
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            LOGGER.warn(
                    "No effect with <images>, whose containers have each a <run> of their own: -D{}",
                    String.join(", -D", names));
        }
    }

    private List<ContainerRequest> ofParameters(ConfiguredImages images, MavenProject project) {
        Optional<XmlElement> element = RunProperties.element(goal);
        boolean isNamed = images.isNamedByPom() || images.givenName().isPresent();
        if (element.isEmpty() && !isNamed && project.getPackaging().equals("pom")) {
            return List.of();
        }
        RunElement run = new RunElement(element.orElseGet(ConfiguredContainers::empty), goal, begin);
        if (run.isSkipped()) {
            return List.of();
        }
        ProjectImage image = images.ofParameters();
        return List.of(run.read(image, simpleName(image)));
    }

    private static XmlElement empty() {
        return XmlElement.of(
                new DefaultPlexusConfiguration("run"), text -> new InterpolatedText(text, Optional.empty()));
    }

    /** Returns an alias that no other image has. */
    private static String unused(ProjectImage image, Set<String> taken) {
        String name = simpleName(image);
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? name : name + "-" + number)
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
    }

    private static String simpleName(ProjectImage image) {
        return ContainerNamePattern.simpleName(image.name().repository());
    }
}
