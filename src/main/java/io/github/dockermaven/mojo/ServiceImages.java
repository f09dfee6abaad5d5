package io.github.dockermaven.mojo;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.system.ServiceBuild;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.ServiceImage;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.GoalEnd;
import io.github.dockermaven.project.ImageBuildGoal;
import io.github.dockermaven.project.OncePerBuild;
import io.github.dockermaven.project.ProjectDockerfiles;
import io.github.dockermaven.project.ProjectFolder;
import io.github.dockermaven.project.ReactorImages;
import io.github.dockermaven.project.ServiceModules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The images of compose files' services that no module makes, for a goal that Maven calls for each module. They are those of
 * what {@code docker:start} starts: of the goal's project, or called by hand of all projects, when the goal has done
 * its work in the last module, because such an image may have the module's jar in it, or be FROM its image.
 */
final class ServiceImages {
    private final AbstractImageMojo goal;
    private final ComposedProjects projects;

    private ServiceImages(AbstractImageMojo goal) {
        this.goal = goal;
        this.projects = new ComposedProjects(goal);
    }

    /**
     * Returns those that a goal is about, if it is called itself.
     *
     * @throws DockerFailureException if a compose file of the goal's project cannot be read, or says what cannot be done
     */
    static ServiceImages of(AbstractImageMojo goal) {
        ServiceImages images = new ServiceImages(goal);
        // Now, not when modules have been built.
        images.own().stream()
                .flatMap(project -> images.images(project).stream())
                .forEach(image -> image.build().options(true));
        return images;
    }

    /**
     * The images of one project's services.
     *
     * @param session the Maven session, with that project as its current one
     */
    record OfProject(MavenSession session, List<ServiceImage> images) {}

    /** Returns whether the goal's project has nothing to make an image of but what its compose files describe. */
    boolean areAll() {
        MavenProject project = goal.project();
        return isOfServices()
                || own().flatMap(projects::compose).isPresent()
                        && project.getPackaging().equals("pom")
                        && !goal.images().isNamedByPom()
                        && goal.images().givenName().isEmpty()
                        && !ProjectDockerfiles.hasOwn(ProjectFolder.of(project));
    }

    /**
     * Returns the images that it is time for, after the goal has done its work in its project.
     *
     * @throws DockerFailureException if a compose file cannot be read
     */
    List<OfProject> due() {
        String name = goal.mojoExecution().getGoal();
        if (!isCalled()
                || projects.isByHand() && !isOfServices() && !GoalEnd.isLast(goal.session(), name, this::isSkipped)) {
            return List.of();
        }
        List<OfProject> due = new ArrayList<>();
        for (ConfiguredProject project : projects.all()) {
            List<ServiceImage> images = images(project);
            if (!images.isEmpty()) {
                MavenSession own = goal.session().clone();
                own.setCurrentProject(project.project());
                due.add(new OfProject(own, images));
            }
        }
        return due;
    }

    private Optional<ConfiguredProject> own() {
        return isCalled() ? projects.of(goal.project()) : Optional.empty();
    }

    /** Another goal that builds an image before it does its own work has one image in mind. */
    private boolean isCalled() {
        if (isOfServices()) {
            return true;
        }
        String name = ":" + goal.mojoExecution().getGoal();
        return projects.isByHand()
                ? goal.session().getGoals().stream()
                        .map(each -> each.replaceFirst("@.*", ""))
                        .anyMatch(each -> each.endsWith(name))
                : goal.mojoExecution().getLifecyclePhase() != null;
    }

    private boolean isOfServices() {
        return ImageBuildGoal.isOfServices(goal.mojoExecution());
    }

    private boolean isSkipped(MavenProject project) {
        String name = goal.mojoExecution().getGoal();
        GoalConfiguration configuration = projects.configuration(project, name);
        return configuration.flag("skip") || configuration.flag(name.equals("push") ? "skipPush" : "skipBuild");
    }

    private List<ServiceImage> images(ConfiguredProject project) {
        Optional<ComposeProject> compose = projects.compose(project);
        if (compose.isEmpty()) {
            return List.of();
        }
        UpcomingImages upcoming = new UpcomingImages(goal.session(), goal.mojoExecution());
        ServiceModules modules =
                new ServiceModules(goal.session(), ReactorImages.of(goal.session(), upcoming::of), upcoming::of);
        List<ServiceImage> images = ServiceBuild.all(compose.get()).stream()
                .filter(build -> modules.of(build).isEmpty() && !isBuiltByPom(project, build))
                .filter(this::isMeant)
                .map(build -> new ServiceImage(build, project.images().naming(), destination(project.project())))
                .toList();
        images.stream()
                .flatMap(image -> image.build().warnings().stream())
                .filter(warning -> OncePerBuild.first(goal.session(), warning))
                .forEach(goal.getLog()::warn);
        return images;
    }

    /** A service with the alias of an {@code <image>} that has a {@code <build>} runs that. */
    private static boolean isBuiltByPom(ConfiguredProject project, ServiceBuild build) {
        return project.images().areSeveral()
                && project.images().selected().stream()
                        .anyMatch(image -> image.isOfProject()
                                && image.alias().filter(build.service()::equals).isPresent());
    }

    private boolean isMeant(ServiceBuild build) {
        Set<String> filters =
                goal.configuration().list("filter").stream().map(String::strip).collect(Collectors.toSet());
        return filters.isEmpty()
                || filters.contains(build.service())
                || filters.contains(build.image().toString())
                || filters.contains(build.image().name());
    }

    private Destination destination(MavenProject project) {
        return projects.configuration(project, "build")
                .text("destination")
                .map(Destination::parse)
                .orElse(Destination.ENGINE);
    }
}
