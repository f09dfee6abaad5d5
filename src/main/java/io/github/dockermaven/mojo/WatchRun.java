package io.github.dockermaven.mojo;

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
import java.util.stream.Collectors;

/**
 * One run of {@code docker:watch}. It is not in the goal's own class, because Maven loads the types of all goals' methods
 * whichever goal is called.
 */
final class WatchRun {
    private final WatchMojo goal;
    private final WatchSettings settings;
    private final WatchedModules modules;
    private final WatchedRules rules;
    private final ConfiguredStart start;

    WatchRun(WatchMojo goal, WatchMojo.Services services) {
        this.goal = goal;
        this.settings = WatchSettings.of(goal.configuration());
        this.modules = new WatchedModules(goal, services.build(), services.goals(), settings);
        this.rules = WatchedRules.of(goal);
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
        folders.addAll(rules.folders());
        try (FileWatch files = FileWatch.open(folders, settings.interval(), modules::gone, goal.progress()::action)) {
            if (settings.mode().builds()) {
                modules.buildAll();
            }
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
        try (WatchedContainers containers = new WatchedContainers(goal, start, rules, started.started())) {
            goal.progress().action("Watching " + modules.names() + ". Ctrl-C ends it");
            while (true) {
                cycle(files, containers);
                checkInterrupted();
            }
        }
    }

    private void cycle(FileWatch files, WatchedContainers containers) throws InterruptedException {
        Set<Path> changed = files.await(settings.interval());
        Instant begin = Instant.now();
        boolean isBuilt =
                !changed.isEmpty() && settings.mode().builds() && modules.update(changed, rebuilt(changed), files);
        boolean isRenewed = settings.mode().runs() && containers.renew(!changed.isEmpty());
        rules.apply(changed, containers);
        if (isRenewed) {
            goal.progress().action("Up to date after " + Durations.format(Duration.between(begin, Instant.now())));
        }
        if (isBuilt || isRenewed) {
            modules.callPostGoal();
        }
    }

    /** Returns the folders that the images are built from which changes are to build anew, by rules of compose files. */
    private Set<Path> rebuilt(Set<Path> changed) {
        Set<String> aliases = rules.rebuilt(changed);
        return start.containers().stream()
                .filter(container -> aliases.contains(container.alias()))
                .flatMap(container -> container.image().context().stream())
                .collect(Collectors.toSet());
    }

    private static void checkInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
