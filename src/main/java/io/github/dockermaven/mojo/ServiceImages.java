package io.github.dockermaven.mojo;

import io.github.dockermaven.builder.Destination;
import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.system.ServiceBuild;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.ServiceImage;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.GoalEnd;
import io.github.dockermaven.project.OncePerBuild;
import io.github.dockermaven.project.ProjectDockerfiles;
import io.github.dockermaven.project.ProjectFolder;
import io.github.dockermaven.project.ProjectOwner;
import io.github.dockermaven.project.ReactorImages;
import io.github.dockermaven.project.ServiceModules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The images of compose files' services that no module makes, for a goal that Maven calls for each module. They are those of
 * what {@code docker:start} starts: of the goal's project, or called by hand of all projects, when the goal has done
 * its work in the last module, because such an image may have the module's jar in it, or be FROM its image.
 */
final class ServiceImages {
    private static final String START = "start";

    private final AbstractImageMojo goal;
    private final List<ConfiguredProject> projects = new ArrayList<>();
    private final Map<MavenProject, Optional<ComposeProject>> read = new HashMap<>();

    private ServiceImages(AbstractImageMojo goal) {
        this.goal = goal;
        if (isCalled()) {
            ProjectOwner.projects(goal.session(), goal.mojoExecution())
                    .forEach(project -> projects.add(ConfiguredProject.of(
                            project,
                            configuration(project, START),
                            goal.session(),
                            projects.stream().findFirst())));
        }
    }

    /**
     * Returns those that a goal is about, if it is called itself.
     *
     * @throws DockerFailureException if a compose file of the goal's project cannot be read, or says what cannot be done
     */
    static ServiceImages of(AbstractImageMojo goal) {
        ServiceImages images = new ServiceImages(goal);
        // Now, not when modules have been built.
        images.ofGoal().forEach(image -> image.build().options(true));
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
        return projects.stream()
                        .anyMatch(each ->
                                each.project() == project && compose(each).isPresent())
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
        if (projects.isEmpty()
                || isByHand()
                        && !GoalEnd.isLast(goal.session(), goal.mojoExecution().getGoal(), working())) {
            return List.of();
        }
        List<OfProject> due = new ArrayList<>();
        for (ConfiguredProject project : projects) {
            List<ServiceImage> images = images(project);
            if (!images.isEmpty()) {
                MavenSession own = goal.session().clone();
                own.setCurrentProject(project.project());
                due.add(new OfProject(own, images));
            }
        }
        return due;
    }

    private List<ServiceImage> ofGoal() {
        return projects.stream()
                .filter(each -> each.project() == goal.project())
                .flatMap(each -> images(each).stream())
                .toList();
    }

    /** Another goal that builds an image before it does its own work has one image in mind. */
    private boolean isCalled() {
        String name = ":" + goal.mojoExecution().getGoal();
        return isByHand()
                ? goal.session().getGoals().stream()
                        .map(each -> each.replaceFirst("@.*", ""))
                        .anyMatch(each -> each.endsWith(name))
                : goal.mojoExecution().getLifecyclePhase() != null;
    }

    private boolean isByHand() {
        return goal.mojoExecution().getSource() == MojoExecution.Source.CLI;
    }

    /** Returns the projects in which the goal is not skipped. */
    private List<MavenProject> working() {
        MojoExecution execution = goal.mojoExecution();
        return goal.session().getProjects().stream()
                .filter(project -> {
                    GoalConfiguration configuration = configuration(project, execution.getGoal());
                    return !configuration.flag("skip")
                            && !configuration.flag(execution.getGoal().equals("push") ? "skipPush" : "skipBuild");
                })
                .toList();
    }

    private Optional<ComposeProject> compose(ConfiguredProject project) {
        // A goal that is bound in all modules is not about a file that one of them has.
        return isByHand() || !project.isComposedElsewhere()
                ? read.computeIfAbsent(project.project(), first -> read(project))
                : Optional.empty();
    }

    private Optional<ComposeProject> read(ConfiguredProject project) {
        try {
            return project.read(projects);
        } catch (DockerFailureException e) {
            throw project.composeFile(projects).isPresent()
                    ? new DockerFailureException(
                            e.getMessage() + " Without this file, which nothing names: -Ddocker.compose=false.", e)
                    : e;
        }
    }

    private List<ServiceImage> images(ConfiguredProject project) {
        Optional<ComposeProject> compose = compose(project);
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
        return configuration(project, "build")
                .text("destination")
                .map(Destination::parse)
                .orElse(Destination.ENGINE);
    }

    /** Returns another goal's configuration in a project: that of its first execution, if it is bound there as this one is. */
    private GoalConfiguration configuration(MavenProject project, String name) {
        MojoExecution execution = goal.mojoExecution();
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        Object xml = plugin == null
                ? null
                : plugin.getExecutions().stream()
                        .filter(each -> !isByHand() && each.getGoals().contains(name))
                        .findFirst()
                        .map(PluginExecution::getConfiguration)
                        .orElseGet(plugin::getConfiguration);
        return GoalConfiguration.upcoming(goal.session(), project, name, xml, execution);
    }
}
