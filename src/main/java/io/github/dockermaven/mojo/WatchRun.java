package io.github.dockermaven.mojo;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.StartedSystem;
import io.github.dockermaven.container.watch.DeathWatch;
import io.github.dockermaven.container.watch.ImageChanges;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.GracefulShutdown;
import io.github.dockermaven.project.BuiltImageIds;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.watch.FileWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One run of {@code docker:watch}. It is not in the goal's own class, because Maven loads the types of all goals' methods
 * whichever goal is called.
 */
final class WatchRun {
    private final WatchMojo goal;
    private final WatchSettings settings;
    private final WatchedModules modules;
    private final ConfiguredStart start;

    WatchRun(WatchMojo goal, WatchMojo.Services services) {
        this.goal = goal;
        this.settings = WatchSettings.of(goal.configuration());
        this.modules = new WatchedModules(goal, services.build(), services.goals(), settings);
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
        try (FileWatch files =
                FileWatch.open(modules.folders(), settings.interval(), modules::gone, goal.progress()::action)) {
            if (settings.mode().builds()) {
                modules.buildAll();
            }
            watch(files, start.run(settings.isLeft() || goal.configuration().flag("keepContainer")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(FileWatch files, StartedSystem started) throws InterruptedException {
        List<ContainerRequest> containers =
                started.started().stream().map(StartedContainer::request).toList();
        ImageChanges images = new ImageChanges(goal.engine());
        images.accept(containers);
        try (DeathWatch deaths = new DeathWatch(goal.engine().another(), goal.getLog()::error)) {
            deaths.resume(started.started());
            goal.progress().action("Watching " + modules.names() + ". Ctrl-C ends it");
            while (true) {
                cycle(files, containers, images, deaths);
                checkInterrupted();
            }
        }
    }

    private void cycle(FileWatch files, List<ContainerRequest> containers, ImageChanges images, DeathWatch deaths)
            throws InterruptedException {
        Set<Path> changed = files.await(settings.interval());
        Instant begin = Instant.now();
        boolean isBuilt = !changed.isEmpty() && settings.mode().builds() && modules.update(changed, files);
        boolean isRenewed = settings.mode().runs() && renew(containers, images, deaths, !changed.isEmpty());
        if (isRenewed) {
            goal.progress().action("Up to date after " + Durations.format(Duration.between(begin, Instant.now())));
        }
        if (isBuilt || isRenewed) {
            modules.callPostGoal();
        }
    }

    /** Makes the containers anew whose image is another, and after a change those that have ended. */
    private boolean renew(List<ContainerRequest> containers, ImageChanges images, DeathWatch deaths, boolean isChange) {
        try {
            List<ContainerRequest> changed = images.changed(containers);
            List<String> aliases = Stream.concat(
                            changed.stream().map(ContainerRequest::alias),
                            isChange ? deaths.dead().stream() : Stream.empty())
                    .distinct()
                    .toList();
            if (!aliases.isEmpty()) {
                images.accept(changed);
                again(aliases, deaths);
            }
            images.removeReplaced(BuiltImageIds.of(goal.session().getProjects(), goal.session()));
            return !aliases.isEmpty();
        } catch (DockerFailureException | DockerExecutionException e) {
            goal.getLog().error(e.getMessage());
            return false;
        }
    }

    private void again(List<String> aliases, DeathWatch deaths) {
        deaths.pause();
        try {
            deaths.resume(start.again(aliases).started());
        } catch (DockerFailureException | DockerExecutionException e) {
            deaths.failed(aliases);
            throw e;
        }
    }

    private static void checkInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
