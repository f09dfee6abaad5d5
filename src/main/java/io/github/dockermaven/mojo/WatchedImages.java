package io.github.dockermaven.mojo;

import io.github.dockermaven.config.ConfiguredImages;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.WatchElement;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.watch.WatchMode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.project.AssembledFiles;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** The images of a reactor, and what is done about each: what its own {@code <watch>} says, else what the goal's parameters do. */
final class WatchedImages {
    private final WatchElement ofGoal;
    private final Map<MavenProject, List<ProjectImage>> built = new LinkedHashMap<>();
    private final Map<MavenProject, Path> sources = new LinkedHashMap<>();
    private final Map<ImageReference, WatchElement> own = new LinkedHashMap<>();

    /** @throws DockerFailureException if a setting has a value that it cannot have, or files are to be copied that are not there */
    WatchedImages(WatchMojo goal) {
        this.ofGoal = WatchElement.ofParameters(goal.configuration());
        goal.session().getProjects().stream()
                .filter(project -> project.getFile() != null)
                .forEach(project -> read(project, goal));
        check();
    }

    private void read(MavenProject project, WatchMojo goal) {
        MavenSession session = goal.session();
        Plugin plugin = project.getPlugin(goal.mojoExecution().getPlugin().getKey());
        GoalConfiguration build = GoalConfiguration.upcoming(
                session, project, "build", plugin == null ? null : plugin.getConfiguration(), goal.mojoExecution());
        ConfiguredImages images = new ConfiguredImages(
                build, project, new NamePattern(project, session.getStartTime().toInstant()));
        built.put(project, images.selectedForBuild());
        sources.put(project, build.path("sourceDirectory", "src/main/docker"));
        own.putAll(images.watches());
    }

    private void check() {
        List<ProjectImage> copied =
                built.keySet().stream().flatMap(project -> copied(project)).toList();
        copied.stream().filter(image -> own.containsKey(image.name())).forEach(image -> {
            if (!AssembledFiles.hasAny(image)) {
                throw new DockerFailureException("Image '" + image.subject()
                        + "' has the <watch><mode> copy, but no <assembly> whose files could be copied. Write one, or the"
                        + " mode both.");
            }
        });
        if (!copied.isEmpty() && copied.stream().noneMatch(AssembledFiles::hasAny)) {
            throw new DockerFailureException(
                    "docker.watchMode is copy, but no image here has an <assembly> whose files could be copied. Write one, or"
                            + " the mode both.");
        }
    }

    private WatchElement of(ImageReference image) {
        return own.getOrDefault(image, WatchElement.NONE).or(ofGoal);
    }

    private WatchMode mode(ImageReference image) {
        return of(image).mode().orElseThrow();
    }

    /** Returns the words of the command that is run in a container of an image after files were copied into it; none without. */
    List<String> postExec(ImageReference image) {
        return of(image).postExec().orElse(List.of());
    }

    /** Returns how often is looked for what is not reported: for all images as often as for the one that needs it most. */
    Duration interval() {
        return Stream.concat(Stream.of(ofGoal), own.values().stream())
                .flatMap(each -> each.interval().stream())
                .min(Duration::compareTo)
                .orElseThrow();
    }

    /** Returns the images that a project builds here while it is watched. */
    List<ProjectImage> builtAnew(MavenProject project) {
        return of(project, WatchMode::builds);
    }

    /** Returns the images that a project builds at first: those that it builds anew, and those whose containers get files. */
    List<ProjectImage> builtAtFirst(MavenProject project) {
        return of(project, mode -> mode.builds() || mode == WatchMode.COPY);
    }

    /** Returns whether these are all that a project builds, so that they need not be named. */
    boolean areAll(MavenProject project, List<ProjectImage> images) {
        return built.getOrDefault(project, List.of()).size() == images.size();
    }

    /** Returns the images of a project whose containers get files. */
    Stream<ProjectImage> copied(MavenProject project) {
        return of(project, mode -> mode == WatchMode.COPY).stream();
    }

    private List<ProjectImage> of(MavenProject project, Predicate<WatchMode> isMeant) {
        return built.getOrDefault(project, List.of()).stream()
                .filter(image -> isMeant.test(mode(image.name())))
                .toList();
    }

    /** Returns whether images of services are built that no module makes. */
    boolean areServicesBuilt() {
        return ofGoal.mode().orElseThrow().builds();
    }

    /** Returns what the descriptors of a project's assemblies are relative to. */
    Path sourceDirectory(MavenProject project) {
        return sources.get(project);
    }

    /** Returns whether changes of files matter to any image. */
    boolean isAnyMade() {
        return built.keySet().stream()
                .anyMatch(project -> !builtAtFirst(project).isEmpty());
    }

    /** Returns whether a container is made anew when its image is another. */
    boolean isMadeAnew(ContainerRequest container) {
        return mode(container.image().name()).runs();
    }

    /** Returns whether a container that has ended is started again. */
    boolean isStartedAgain(ContainerRequest container) {
        return isMadeAnew(container) || mode(container.image().name()) == WatchMode.COPY;
    }

    /** Returns the goals that are called after images of projects were built anew, and containers made anew. */
    Set<String> postGoals(Collection<MavenProject> projects, Collection<ContainerRequest> containers) {
        Set<String> goals = new LinkedHashSet<>();
        Stream.concat(
                        projects.stream()
                                .flatMap(project -> builtAnew(project).stream().map(ProjectImage::name)),
                        containers.stream().map(container -> container.image().name()))
                .forEach(image -> of(image).postGoal().ifPresent(goals::add));
        return goals;
    }
}
