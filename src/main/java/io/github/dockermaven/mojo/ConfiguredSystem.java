package io.github.dockermaven.mojo;

import io.github.dockermaven.config.ConfiguredContainers;
import io.github.dockermaven.config.ConfiguredImages;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.NamePattern;
import io.github.dockermaven.project.ProjectOwner;
import io.github.dockermaven.project.ReactorImages;
import io.github.dockermaven.project.RunImages;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The containers and networks that a goal is about: those of its project, or of all projects of the reactor if it was called
 * by hand, because Maven calls it once then, at the root.
 */
record ConfiguredSystem(AbstractDockerMojo goal, RunImages images) {
    static ConfiguredSystem of(AbstractDockerMojo goal) {
        UpcomingImages upcoming = new UpcomingImages(goal.session(), goal.mojoExecution());
        return new ConfiguredSystem(
                goal, new RunImages(ReactorImages.of(goal.session(), upcoming::of), goal.session()));
    }

    /** Returns the projects. */
    List<MavenProject> projects() {
        return ProjectOwner.projects(session(), goal.mojoExecution());
    }

    /** Returns the owners of what the goal is about. */
    List<Owner> owners() {
        return ProjectOwner.all(session(), goal.mojoExecution());
    }

    /** Returns the owner of what is a project's. */
    Owner owner(MavenProject project) {
        return ProjectOwner.of(project, session());
    }

    /** Runs an action when no other goal starts or stops what this one is about. */
    void runAlone(Runnable action) {
        // Two projects may have one folder, with POMs of other names.
        runAlone(
                owners().stream()
                        .collect(Collectors.toMap(Owner::key, owner -> owner, (one, other) -> one, TreeMap::new))
                        .values()
                        .iterator(),
                action);
    }

    /** In one order everywhere, so that no two goals wait for each other. */
    private void runAlone(Iterator<Owner> owners, Runnable action) {
        if (owners.hasNext()) {
            SystemLock.run(
                    ProjectOwner.lockFile(owners.next(), session()), goal.progress(), () -> runAlone(owners, action));
        } else {
            action.run();
        }
    }

    /** A project with its part of the goal's configuration. */
    private record Configured(MavenProject project, GoalConfiguration configuration, ConfiguredImages images) {
        boolean isSkipped() {
            return configuration.flag("skip") || configuration.flag("skipRun");
        }

        boolean describesContainers() {
            return ConfiguredContainers.areDescribed(configuration, images);
        }
    }

    /**
     * Returns what each project configures. Images without a {@code <run>} run if no project has one: else a reactor whose
     * last module describes the system would run its services twice.
     */
    List<SystemRequest.Part> parts() {
        List<Configured> all = projects().stream()
                .map(this::configured)
                .filter(each -> !each.isSkipped())
                .toList();
        boolean areDescribed = all.stream().anyMatch(Configured::describesContainers);
        return all.stream()
                .map(each -> part(each, !areDescribed || each.describesContainers()))
                .toList();
    }

    /**
     * Returns the containers that are configured now, for how they are stopped. What runs is known by its labels: a
     * configuration that is not valid is no reason to leave it.
     */
    List<ContainerRequest> containersToStop() {
        List<ContainerRequest> containers = new ArrayList<>();
        for (MavenProject project : projects()) {
            try {
                Configured each = configured(project);
                containers.addAll(ConfiguredContainers.of(each.configuration(), each.images(), project));
            } catch (DockerFailureException e) {
                goal.getLog()
                        .warn(
                                "The containers are stopped without their <wait> and <stopMode>, because they cannot be read: "
                                        + e.getMessage());
            }
        }
        return containers;
    }

    private Configured configured(MavenProject project) {
        GoalConfiguration configuration = configuration(project);
        NamePattern names = new NamePattern(project, session().getStartTime().toInstant());
        return new Configured(project, configuration, new ConfiguredImages(configuration, project, names));
    }

    private SystemRequest.Part part(Configured each, boolean hasContainers) {
        return new SystemRequest.Part(
                owner(each.project()),
                hasContainers ? images.complete(each.project(), containers(each)) : leftOut(each),
                NetworkElement.all(each.configuration()));
    }

    private List<ContainerRequest> leftOut(Configured each) {
        if (each.images().isNamedByPom()) {
            goal.progress()
                    .detail("Module " + each.project().getArtifactId()
                            + " is not started: it has no <run>, and other modules say by theirs what runs");
        }
        return List.of();
    }

    private List<ContainerRequest> containers(Configured each) {
        MavenProject project = each.project();
        GoalConfiguration configuration = each.configuration();
        ConfiguredImages configured = each.images();
        List<ContainerRequest> containers = ConfiguredContainers.of(configuration, configured, project);
        boolean isDefault =
                !configured.isNamedByPom() && configuration.element("run").isEmpty();
        if (isDefault && !containers.isEmpty() && !images.hasImage(project, goal.mojoExecution())) {
            goal.progress()
                    .action("Module " + project.getArtifactId()
                            + " is not started: it configures no container, and docker:build has made no image of it");
            return List.of();
        }
        return containers;
    }

    private GoalConfiguration configuration(MavenProject project) {
        if (project == session().getCurrentProject()) {
            return goal.configuration();
        }
        MojoExecution execution = goal.mojoExecution();
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        return GoalConfiguration.upcoming(
                session(), project, execution.getGoal(), plugin == null ? null : plugin.getConfiguration(), execution);
    }

    /** Waits for the images that other projects make in this build, with {@code -T} at the same time. */
    void awaitImages(List<SystemRequest.Part> parts) {
        if (!isByHand()) {
            parts.forEach(part -> images.await(session().getCurrentProject(), part.containers()));
        }
    }

    private boolean isByHand() {
        return goal.mojoExecution().getSource() == MojoExecution.Source.CLI;
    }

    private MavenSession session() {
        return goal.session();
    }
}
