package io.github.dockermaven.mojo;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.StartedSystem;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.GracefulShutdown;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.watch.FileWatch;
import io.github.dockermaven.watch.WatchedFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/**
 * One run of {@code docker:watch}. It is not in the goal's own class, because Maven loads the types of all goals' methods
 * whichever goal is called.
 */
final class WatchRun {
    private final WatchMojo goal;
    private final WatchSettings settings;
    private final ModuleBuilds builds;
    private final WatchedModules modules;
    private final Parts parts;
    private final ConfiguredStart start;

    /** What is done about changes beyond the modules' own. */
    record Parts(WatchedImages images, WatchedRules rules, WatchedCopies copies) {}

    WatchRun(WatchMojo goal, WatchMojo.Services services) {
        this.goal = goal;
        this.settings = WatchSettings.of(goal.configuration());
        WatchedImages images = new WatchedImages(goal);
        WatchedRules rules = WatchedRules.of(goal);
        this.builds = new ModuleBuilds(goal, services.build(), images, rules.areOfCompose());
        this.modules = new WatchedModules(goal, builds, services.goals(), settings);
        this.parts = new Parts(images, rules, new WatchedCopies(goal, images, services.assembler()));
        List<String> shown = goal.configuration().list("showLogs");
        this.start = new ConfiguredStart(
                goal,
                services.networks(),
                services.credentials(),
                services.jacoco(),
                shown.isEmpty() ? List.of("true") : shown,
                () -> !settings.isLeft());
    }

    void run() {
        GracefulShutdown.ofProcess().listen();
        // Before anything is read that may change.
        List<WatchedFolder> folders = new ArrayList<>(modules.folders());
        folders.addAll(parts.rules().folders());
        try (FileWatch files =
                FileWatch.open(folders, parts.images().interval(), modules::gone, goal.progress()::action)) {
            builds.buildAll();
            parts.copies().begin();
            watch(files, start.run(settings.isLeft() || goal.configuration().flag("keepContainer")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(FileWatch files, StartedSystem started) throws InterruptedException {
        if (modules.areNone() && started.started().isEmpty()) {
            throw new DockerFailureException(
                    "Nothing to watch: there is neither a project nor a compose.yaml here. Call Maven in"
                            + " the folder of one.");
        }
        try (WatchedContainers containers = new WatchedContainers(goal, start, parts, started.started())) {
            goal.progress().action("Watching " + modules.names() + ". Ctrl-C ends it");
            while (true) {
                cycle(files, containers);
                checkInterrupted();
            }
        }
    }

    private void cycle(FileWatch files, WatchedContainers containers) throws InterruptedException {
        Set<Path> changed = files.await(parts.images().interval());
        Instant begin = Instant.now();
        Set<Path> rebuilt = parts.rules().rebuilt(changed);
        List<MavenProject> made = parts.images().isAnyMade() && !changed.isEmpty() || !rebuilt.isEmpty()
                ? modules.update(changed, rebuilt, files)
                : List.of();
        List<ContainerRequest> renewed = containers.renew(!changed.isEmpty());
        parts.copies().update(made, containers.all());
        parts.rules().apply(changed, containers);
        if (!renewed.isEmpty()) {
            goal.progress().action("Up to date after " + Durations.format(Duration.between(begin, Instant.now())));
        }
        modules.call(parts.images().postGoals(made, renewed));
    }

    private static void checkInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
