package io.github.dockermaven.config;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.CredentialRegistries;
import io.github.dockermaven.project.DefaultRegistry;
import io.github.dockermaven.project.ImageNames;
import io.github.dockermaven.project.ImageNaming;
import io.github.dockermaven.project.ImageOutput;
import io.github.dockermaven.project.ImageSource;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * The images that a project has by a goal's configuration: those of {@code <images>} and {@code <imagesMap>}, or if there
 * are none, the one of the goal's own parameters.
 */
public final class ConfiguredImages {
    private final GoalConfiguration goal;
    private final ImageNaming naming;
    private List<Described> described;

    /**
     * An image of the POM.
     *
     * @param run how its container runs, not read yet
     * @param copy what is copied out of its container, not read yet
     * @param watch what is done about changes, not read yet
     * @param copyNamePattern the names of the containers that it is copied from
     */
    record Described(
            ProjectImage image,
            Optional<XmlElement> run,
            Optional<XmlElement> copy,
            Optional<XmlElement> watch,
            Optional<String> copyNamePattern) {
        private boolean isOnlyRun() {
            return run.isPresent() && !image.isOfProject();
        }
    }

    /**
     * @param goal the goal's parameters
     * @param placeholders those that names may have
     * @throws DockerFailureException if a registry has a scheme
     */
    public ConfiguredImages(GoalConfiguration goal, MavenProject project, NamePattern placeholders) {
        this.goal = goal;
        this.naming = new ImageNaming(
                project,
                placeholders,
                goal.text("namespace"),
                goal.text("registry").map(DefaultRegistry::parse),
                goal.text("pushRegistry").map(DefaultRegistry::parse));
    }

    /** Returns how the images are named. */
    public ImageNaming naming() {
        return naming;
    }

    /**
     * Returns the images that the goal is about: those that {@code docker.image} or {@code docker.filter} names, by default
     * all.
     *
     * @throws DockerFailureException if an element is not known or has a value that it cannot have, or no image has that name
     */
    public List<ProjectImage> selected() {
        Optional<String> given = givenName();
        if (several().isEmpty()) {
            return List.of(ofParameters());
        }
        goal.freeText("image").ifPresent(name -> {
            throw new DockerFailureException(
                    "<image> " + name + " and <images> are both configured. Remove one of them.");
        });
        return ProjectImage.select(several(), given.map(List::of).orElseGet(() -> goal.list("filter")));
    }

    /**
     * Returns those of {@link #selected} that a build is about: without those that are only run, such as a database's, unless
     * the command line names them.
     *
     * @throws DockerFailureException as for {@link #selected}
     */
    public List<ProjectImage> selectedForBuild() {
        List<ProjectImage> selected = selected();
        if (givenName().isPresent() || !goal.list("filter").isEmpty()) {
            return selected;
        }
        Set<String> onlyRun = described().stream()
                .filter(Described::isOnlyRun)
                .map(each -> each.image().subject())
                .collect(Collectors.toSet());
        return selected.stream()
                .filter(image -> !onlyRun.contains(image.subject()))
                .toList();
    }

    /** Returns the image's name on the command line. */
    public Optional<String> givenName() {
        return goal.text("givenImage");
    }

    /** Returns whether the POM itself names an image. */
    public boolean isNamedByPom() {
        return !several().isEmpty() || goal.text("image").isPresent();
    }

    /** Returns the POM's name of the image where it is pushed, whatever the command line says; of several the first that is. */
    public ImageReference pushedNameOfPom() {
        List<ProjectImage> all = several().isEmpty() ? List.of(ofParameters(goal.text("image"))) : several();
        ImageNames names = all.stream()
                .filter(image -> !image.skipPush())
                .findFirst()
                .orElse(all.get(0))
                .names();
        return names.pushed(names.name());
    }

    /** Returns the registries that a user and password in properties and the POM are for. */
    public CredentialRegistries credentialRegistries() {
        return credentialRegistries(several().isEmpty() ? givenName() : Optional.empty());
    }

    /**
     * Returns the same as {@link #credentialRegistries()}, for a goal about other images than the project's own.
     *
     * @param given the name of the first on the command line
     */
    public CredentialRegistries credentialRegistries(Optional<String> given) {
        return CredentialRegistries.of(
                given.map(naming.placeholders()::fill), isNamedByPom(), this::pushedNameOfPom, naming);
    }

    /** Returns the same as {@link #credentialRegistries()}, for a push of other images, of which one is the first. */
    public CredentialRegistries registriesOf(ProjectImage first) {
        return CredentialRegistries.of(
                Optional.empty(), true, () -> first.names().pushed(first.name()), naming);
    }

    /**
     * Returns the names of the images that {@code docker:build} will make, those in their registries included if they go
     * straight there. Nothing else of the configuration is read: more of it may not be known yet.
     */
    List<ImageReference> namesOfBuilt() {
        List<XmlElement> images = images();
        return images.isEmpty()
                ? names(namesOfParameters(givenName().or(() -> goal.text("image"))), defaultDestination())
                : images.stream()
                        .filter(ImageElement::isBuilt)
                        .flatMap(image -> names(
                                ImageElement.names(image, naming),
                                ImageElement.destination(image).orElseGet(this::defaultDestination))
                                .stream())
                        .toList();
    }

    /** Returns the images of the POM with what properties say of them: those of {@code <images>}, then of {@code <imagesMap>}. */
    private List<XmlElement> images() {
        List<XmlElement> images = new ArrayList<>(elements("images"));
        images.addAll(elements("imagesMap"));
        return new ExternalImages(goal.properties()).read(images);
    }

    private List<XmlElement> elements(String list) {
        return goal.element(list).map(XmlElement::elements).orElse(List.of());
    }

    private static List<ImageReference> names(ImageNames names, Destination destination) {
        return Stream.concat(names.all().stream(), names.at(destination).stream())
                .distinct()
                .toList();
    }

    private List<ProjectImage> several() {
        return described().stream().map(Described::image).toList();
    }

    /** Returns those of {@code <images>}. They are read once: what is said of them is said once. */
    List<Described> described() {
        if (described == null) {
            List<XmlElement> images = images();
            int count = elements("images").size();
            described = ImageElement.all(images.subList(0, count), images.subList(count, images.size())).stream()
                    .map(image -> new Described(
                            image.describe(naming, defaultDestination()),
                            image.run(),
                            image.copy(),
                            image.watch(),
                            image.copyNamePattern()))
                    .toList();
            ProjectImage.checkFolders(several());
        }
        return described;
    }

    /**
     * Returns what is done about changes by the images' own {@code <watch>}, by their names.
     *
     * @throws DockerFailureException if an element is not known, or has a value that it cannot have
     */
    public Map<ImageReference, WatchElement> watches() {
        Map<ImageReference, WatchElement> watches = new LinkedHashMap<>();
        described().forEach(each -> each.watch()
                .ifPresent(watch -> watches.put(each.image().name(), WatchElement.read(watch))));
        return watches;
    }

    /** Returns whether there are {@code <images>}. */
    public boolean areSeveral() {
        return !described().isEmpty();
    }

    /** Returns an image that is not the project's, by its name as the docker command takes it. */
    ProjectImage named(String name) {
        return new ProjectImage(
                Optional.empty(),
                naming.ofOneOfSeveral(name, Optional.empty(), List.of()),
                ImageOutput.of(naming.project()),
                Destination.ENGINE,
                new ImageSource.None(),
                BuildOptions.NONE,
                Optional.empty(),
                true,
                true);
    }

    /** Returns the image of the goal's own parameters. */
    ProjectImage ofParameters() {
        return ofParameters(givenName().or(() -> goal.text("image")));
    }

    private ProjectImage ofParameters(Optional<String> name) {
        return new ProjectImage(
                Optional.empty(),
                namesOfParameters(name),
                ImageOutput.of(naming.project()),
                defaultDestination(),
                new ImageSource.Parameters(),
                BuildOptions.NONE,
                Optional.empty(),
                false,
                false);
    }

    private ImageNames namesOfParameters(Optional<String> name) {
        return naming.ofProject(name, goal.list("tags"));
    }

    private Destination defaultDestination() {
        return goal.text("destination").map(Destination::parse).orElse(Destination.ENGINE);
    }
}
