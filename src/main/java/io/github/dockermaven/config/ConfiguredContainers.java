package io.github.dockermaven.config;

import io.github.dockermaven.container.ContainerNameFilter;
import io.github.dockermaven.container.ContainerNamePattern;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.CopyRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.RequestConflicts;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.InterpolatedText;
import io.github.dockermaven.project.ProjectDockerfiles;
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
    private final ConfiguredImages images;
    private final MavenProject project;

    /**
     * @param goal the goal's parameters in the project
     * @param images those of the project
     */
    public ConfiguredContainers(GoalConfiguration goal, ConfiguredImages images, MavenProject project) {
        this.goal = goal;
        this.images = images;
        this.project = project;
    }

    /**
     * Returns the containers, whatever {@code docker.filter} says, but for those that are skipped.
     *
     * @throws DockerFailureException if an element is not known or has a value that it cannot have, or two containers want
     *     the same name, address or port of the host
     */
    public static List<ContainerRequest> of(GoalConfiguration goal, ConfiguredImages images, MavenProject project) {
        return new ConfiguredContainers(goal, images, project).without(List.of());
    }

    /**
     * Returns the containers as {@link #of} does, but for those that the project inherits: they are the parent's, in whose
     * folder their relative paths are.
     *
     * @param parents the containers of the project's parents, if these are started with it
     */
    public List<ContainerRequest> without(List<ConfiguredContainers> parents) {
        List<ContainerRequest> requests = images.areSeveral() ? ofImages(parents) : ofParameters(parents);
        RequestConflicts.check(requests);
        return requests;
    }

    /**
     * Returns the containers of services together with those of the POM: a {@code <run>} of a service's alias adds to that one,
     * others are further containers.
     *
     * @param parents the containers of the project's parents, if these are started with it
     */
    public List<ContainerRequest> with(List<ContainerRequest> services, List<ConfiguredContainers> parents) {
        boolean hasOwn = images.areSeveral() || goal.element("run").isPresent();
        List<ContainerRequest> own = hasOwn ? without(parents) : List.of();
        List<ContainerRequest> all = new ArrayList<>();
        for (ContainerRequest service : services) {
            all.add(own.stream()
                    .filter(each -> each.alias().equals(service.alias()))
                    .findFirst()
                    .map(each -> new ServiceAdditions(each, run(each)).addTo(service))
                    .orElse(service));
        }
        own.stream()
                .filter(each ->
                        services.stream().noneMatch(service -> service.alias().equals(each.alias())))
                .forEach(all::add);
        RequestConflicts.check(all);
        return all;
    }

    /** Returns the {@code <run>} of a container. */
    private XmlElement run(ContainerRequest container) {
        return images.described().stream()
                .filter(each -> each.image().alias().equals(Optional.of(container.alias())))
                .findFirst()
                .map(each -> each.run())
                .orElseGet(() -> RunProperties.element(goal))
                .orElseGet(ConfiguredContainers::empty);
    }

    /**
     * Returns the container of an image that {@code docker.run.image} names, by the properties {@code docker.run.NAME}: the
     * POM's {@code <run>} is about another.
     *
     * @throws DockerFailureException as for {@link #of}
     */
    public static ContainerRequest ofNamed(GoalConfiguration goal, ConfiguredImages images, String name) {
        RunElement run = new RunElement(
                RunProperties.alone(goal).orElseGet(ConfiguredContainers::empty),
                goal,
                images.naming().placeholders().begin());
        ProjectImage image = images.named(name);
        return run.read(image, simpleName(image));
    }

    /**
     * Returns what is to be copied out of the containers, whether they are skipped or not.
     *
     * @param owner whose the containers are
     * @throws DockerFailureException as for {@link #of}
     */
    public List<CopyRequest> copies(Owner owner) {
        List<CopyRequest> copies = new ArrayList<>();
        Set<String> taken = givenAliases();
        for (ConfiguredImages.Described each : images.described()) {
            String alias = each.image().alias().orElseGet(() -> unused(each.image(), taken));
            List<CopyRequest.Entry> entries = each.copy()
                    .map(copy -> CopyElement.read(copy, goal.resolve("")))
                    .orElse(List.of());
            if (!entries.isEmpty()) {
                RunElement run = new RunElement(each.run().orElseGet(ConfiguredContainers::empty), goal, begin());
                Optional<ContainerNameFilter> names = each.copyNamePattern()
                        .or(() -> goal.text("copyNamePattern"))
                        .map(text -> ContainerNameFilter.parse("copyNamePattern", text));
                copies.add(new CopyRequest(run.read(each.image(), alias), owner, entries, names));
            }
        }
        return copies;
    }

    private Set<String> givenAliases() {
        return images.described().stream()
                .flatMap(each -> each.image().alias().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Returns whether a project has a {@code <run>}, and so more than images. */
    public boolean areDescribed() {
        return goal.element("run").isPresent()
                || images.described().stream().anyMatch(each -> each.run().isPresent());
    }

    /** Returns whether the project has its {@code <run>}, beside {@code <image>}, from one of its parents. */
    public boolean inheritsRun(List<ConfiguredContainers> parents) {
        Optional<XmlElement> run = goal.element("run");
        return run.isPresent() && parents.stream().anyMatch(parent -> isCopy(run, parent, parent.goal.element("run")));
    }

    private boolean isCopy(Optional<XmlElement> run, ConfiguredContainers parent, Optional<XmlElement> other) {
        return run.isPresent() == other.isPresent()
                && (run.isEmpty() || run.get().isCopyOf(other.get(), goal.resolve(""), parent.goal.resolve("")));
    }

    private boolean inherits(ConfiguredImages.Described image, List<ConfiguredContainers> parents) {
        return parents.stream().anyMatch(parent -> parent.images.described().stream()
                .anyMatch(other -> image.image().alias().equals(other.image().alias())
                        && image.image().name().equals(other.image().name())
                        && isCopy(image.run(), parent, other.run())));
    }

    private Instant begin() {
        return images.naming().placeholders().begin();
    }

    private List<ContainerRequest> ofImages(List<ConfiguredContainers> parents) {
        goal.element("run").ifPresent(run -> {
            throw new DockerFailureException(
                    "<run> and <images> are both configured. Move <run> into the <image> that it is" + " for.");
        });
        warnOfProperties();
        List<ConfiguredImages.Described> described = images.described();
        Set<String> taken = givenAliases();
        List<ContainerRequest> requests = new ArrayList<>();
        for (ConfiguredImages.Described each : described) {
            String alias = each.image().alias().orElseGet(() -> unused(each.image(), taken));
            RunElement run = new RunElement(each.run().orElseGet(ConfiguredContainers::empty), goal, begin());
            if (!run.isSkipped() && !inherits(each, parents)) {
                requests.add(run.read(maker(each.image(), described), alias));
            }
        }
        return requests;
    }

    /** Returns an image as one of this project if another {@code <image>} of the same name has a {@code <build>}. */
    private static ProjectImage maker(ProjectImage image, List<ConfiguredImages.Described> all) {
        return all.stream()
                .map(ConfiguredImages.Described::image)
                .filter(other -> other.isOfProject() && other.name().equals(image.name()))
                .findFirst()
                .map(image::madeAs)
                .orElse(image);
    }

    /** The properties are of one container, and here it is not known of which. */
    private void warnOfProperties() {
        List<String> names = goal.properties().commandLine().stringPropertyNames().stream()
                .filter(name -> name.startsWith(RunProperties.PREFIX))
                .filter(RunProperties::isOfContainer)
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            LOGGER.warn(
                    "No effect with <images>, whose containers have each a <run> of their own: -D{}",
                    String.join(", -D", names));
        }
    }

    private List<ContainerRequest> ofParameters(List<ConfiguredContainers> parents) {
        Optional<XmlElement> element = RunProperties.element(goal);
        boolean isNamed = images.isNamedByPom() || images.givenName().isPresent();
        if (element.isEmpty() && !isNamed && project.getPackaging().equals("pom")) {
            return List.of();
        }
        RunElement run = new RunElement(element.orElseGet(ConfiguredContainers::empty), goal, begin());
        ProjectImage image = isGivenOnly() ? images.ofParameters().ofOthers() : images.ofParameters();
        boolean isParents = inheritsRun(parents)
                && parents.stream()
                        .anyMatch(parent -> !parent.images.areSeveral()
                                && parent.images.ofParameters().name().equals(image.name()));
        return run.isSkipped() || isParents ? List.of() : List.of(run.read(image, simpleName(image)));
    }

    /** Returns whether the image is one that the command line names, where there is nothing to make an image of. */
    private boolean isGivenOnly() {
        return images.givenName().isPresent()
                && !images.isNamedByPom()
                && project.getPackaging().equals("pom")
                && !ProjectDockerfiles.hasOwn(goal.resolve(""));
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
