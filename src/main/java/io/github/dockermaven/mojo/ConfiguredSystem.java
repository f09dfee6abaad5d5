package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.compose.UnsupportedKeys;
import io.github.dockermaven.compose.system.ComposeSystem;
import io.github.dockermaven.config.ConfiguredCompose;
import io.github.dockermaven.config.ConfiguredContainers;
import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.config.NetworkElement;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.CopyRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import io.github.dockermaven.project.ProjectFolder;
import io.github.dockermaven.project.ProjectOwner;
import io.github.dockermaven.project.ReactorImages;
import io.github.dockermaven.project.RunImages;
import io.github.dockermaven.project.ServiceModules;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The containers and networks that a goal is about: those of its project, or of all projects of the reactor if it was called
 * by hand, because Maven calls it once then, at the root.
 *
 * @param reader returns what is made of compose files
 */
record ConfiguredSystem(
        AbstractDockerMojo goal,
        RunImages images,
        ServiceModules modules,
        Function<ComposeProject, ComposeSystem> reader) {
    static ConfiguredSystem of(AbstractDockerMojo goal) {
        return of(goal, ComposeSystem::of);
    }

    /** @param reader returns what is made of compose files */
    static ConfiguredSystem of(AbstractDockerMojo goal, Function<ComposeProject, ComposeSystem> reader) {
        UpcomingImages upcoming = new UpcomingImages(goal.session(), goal.mojoExecution());
        ReactorImages reactor = ReactorImages.of(goal.session(), upcoming::of);
        return new ConfiguredSystem(
                goal,
                new RunImages(reactor, goal.session()),
                new ServiceModules(goal.session(), reactor, upcoming::of),
                reader);
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

    /** Runs a start when no other goal starts or stops what this one is about. */
    void startAlone(Runnable start) {
        runAlone(lockFiles().iterator(), SystemLock::start, start);
    }

    /** Runs a stop when no other goal starts or stops what this one is about. */
    void stopAlone(Runnable stop) {
        stopAlone(List.of(), stop);
    }

    /** Runs a stop when no other goal on this machine starts or stops what this one is about, or is of other owners. */
    void stopAlone(Collection<Owner> others, Runnable stop) {
        List<Owner> all = new ArrayList<>(owners());
        // The files of another machine are not here.
        others.stream()
                .filter(owner -> owner.machine().equals(all.get(0).machine()))
                .forEach(all::add);
        runAlone(lockFiles(all).iterator(), SystemLock::stop, stop);
    }

    /** Returns what an action makes when no other goal starts or stops what this one is about. */
    <T> T makeAlone(Supplier<T> action) {
        AtomicReference<T> made = new AtomicReference<>();
        // Not as a start, whose process removes what it has started if its build fails.
        stopAlone(() -> made.set(action.get()));
        return made.get();
    }

    /** Returns the files by which goals wait for each other, in one order everywhere, so that no two wait for each other. */
    List<Path> lockFiles() {
        return lockFiles(owners());
    }

    private List<Path> lockFiles(List<Owner> owners) {
        // Two projects may have one folder, with POMs of other names.
        return owners.stream()
                .map(owner -> ProjectOwner.lockFile(owner, session()))
                .distinct()
                .sorted()
                .toList();
    }

    /** A way to run an action with a lock. */
    private interface Locked {
        void run(Path file, Progress progress, Runnable action);
    }

    private void runAlone(Iterator<Path> files, Locked locked, Runnable action) {
        if (files.hasNext()) {
            locked.run(files.next(), goal.progress(), () -> runAlone(files, locked, action));
        } else {
            action.run();
        }
    }

    /**
     * Returns what each project configures, without what it inherits from another of them. Images without a {@code <run>}
     * run if no project has one: else a reactor whose last module describes the system would run its services twice.
     */
    List<SystemRequest.Part> parts() {
        List<ConfiguredProject> all = configuredProjects();
        boolean areDescribed = all.stream().anyMatch(each -> each.isDescribed(all));
        return all.stream()
                .map(each -> each.read(all)
                        .map(read -> composed(each, read, all))
                        .orElseGet(() -> described(each, all, areDescribed)))
                .toList();
    }

    /** Returns the compose projects that say what runs. */
    List<ComposeProject> composeProjects() {
        List<ConfiguredProject> all = configuredProjects();
        return all.stream().flatMap(each -> each.read(all).stream()).toList();
    }

    private SystemRequest.Part described(ConfiguredProject each, List<ConfiguredProject> all, boolean areDescribed) {
        return new SystemRequest.Part(
                owner(each.project()),
                pom(each.project()),
                !areDescribed || each.containers().areDescribed()
                        ? images.complete(each.project(), containers(each, each.parents(all)))
                        : leftOut(each),
                NetworkElement.all(each.configuration()));
    }

    private SystemRequest.Part composed(ConfiguredProject each, ComposeProject read, List<ConfiguredProject> all) {
        each.composeFile(all).ifPresent(file -> goal.progress()
                .action(file.getFileName() + " says what runs: compose project " + read.name()
                        + ". -Ddocker.compose=false leaves it alone"));
        ComposeSystem system = reader.apply(read);
        read.warnings().forEach(goal.getLog()::warn);
        UnsupportedKeys.check(read.model()).forEach(goal.getLog()::warn);
        List<NetworkRequest> networks = new ArrayList<>(system.networks());
        networks.addAll(NetworkElement.all(each.configuration()));
        return new SystemRequest.Part(
                owner(each.project()),
                read.files().get(0).toString(),
                images.complete(each.project(), each.containers().with(system.containers(), each.parents(all))).stream()
                        .map(container -> ofModule(container, system))
                        .toList(),
                networks,
                system.volumes(),
                system.externals());
    }

    /** A service that is built from the folder of a module runs that module's image. */
    private ContainerRequest ofModule(ContainerRequest container, ComposeSystem system) {
        return Optional.ofNullable(system.builds().get(container.alias()))
                .filter(build -> !container.image().isOfBuild())
                .flatMap(modules::of)
                .map(made -> images.of(made.module(), made.image(), container))
                .orElse(container);
    }

    /** Returns what each project has to be copied out of its containers. */
    List<CopyRequest> copies() {
        return configuredProjects().stream()
                .flatMap(each -> each.containers().copies(owner(each.project())).stream()
                        .map(copy -> copy.of(images.complete(each.project(), List.of(copy.container()))
                                .get(0))))
                .toList();
    }

    private static String pom(MavenProject project) {
        return ProjectFolder.pom(project).map(Path::toString).orElse("no POM");
    }

    /**
     * Returns the containers that are configured now, if they can be read. What runs is known by its labels: a configuration
     * that is not valid is no reason to leave it.
     *
     * @param loss the warning if it is not
     */
    Map<Owner, List<ContainerRequest>> readableContainers(String loss) {
        Map<Owner, List<ContainerRequest>> containers = new LinkedHashMap<>();
        List<ConfiguredProject> read = new ArrayList<>();
        for (MavenProject project : projects()) {
            try {
                ConfiguredProject each = configured(project, read);
                containers.put(owner(project), each.containers().without(each.parents(read)));
                read.add(each);
            } catch (DockerFailureException e) {
                goal.getLog().warn(loss + ", because they cannot be read: " + e.getMessage());
            }
        }
        return containers;
    }

    /** Returns the folders of the compose files that projects configure, or may have. */
    List<String> composeFolders() {
        return projects().stream()
                .map(project -> new ConfiguredCompose(configuration(project), System.getenv())
                        .folder()
                        .toString())
                .toList();
    }

    private List<ConfiguredProject> configuredProjects() {
        List<ConfiguredProject> all = new ArrayList<>();
        projects().forEach(project -> all.add(configured(project, all)));
        return all.stream().filter(each -> !each.isSkipped()).toList();
    }

    private ConfiguredProject configured(MavenProject project, List<ConfiguredProject> before) {
        return ConfiguredProject.of(
                project, configuration(project), session(), before.stream().findFirst());
    }

    private List<ContainerRequest> leftOut(ConfiguredProject each) {
        if (each.images().isNamedByPom()) {
            goal.progress()
                    .detail("Module " + each.project().getArtifactId()
                            + " is not started: it has no <run>, and other modules say by theirs what runs");
        }
        return List.of();
    }

    /** A {@code <run>} that modules inherit is not of those of them that have no image, such as a library. */
    private List<ContainerRequest> containers(ConfiguredProject each, List<ConfiguredContainers> parents) {
        MavenProject project = each.project();
        ConfiguredContainers configured = each.containers();
        List<ContainerRequest> containers = configured.without(parents);
        boolean isNamed =
                each.images().isNamedByPom() || each.images().givenName().isPresent();
        boolean hasOwnRun = each.configuration().element("run").isPresent()
                && !configured.inheritsRun(parents)
                && !project.getPackaging().equals("pom");
        if (!isNamed && !hasOwnRun && !containers.isEmpty() && !images.hasImage(project, goal.mojoExecution())) {
            goal.progress()
                    .action("Project " + project.getArtifactId()
                            + " is not started: it configures no container of its own, and docker:build has made no image"
                            + " of it");
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
