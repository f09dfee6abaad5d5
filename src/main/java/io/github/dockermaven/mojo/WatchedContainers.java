package io.github.dockermaven.mojo;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.StartedSystem;
import io.github.dockermaven.container.watch.DeathWatch;
import io.github.dockermaven.container.watch.ImageChanges;
import io.github.dockermaven.container.watch.ServiceLines;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.BuiltImageIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The containers that a goal has started while their images change. */
final class WatchedContainers implements AutoCloseable {
    private final WatchMojo goal;
    private final ConfiguredStart start;
    private final List<ContainerRequest> containers;
    private final WatchRun.Parts parts;
    private final Map<String, StartedContainer> running = new ConcurrentHashMap<>();
    private final ImageChanges images;
    private final DeathWatch deaths;
    /** Only for a person. */
    private final Optional<ServiceLines> lines;

    WatchedContainers(WatchMojo goal, ConfiguredStart start, WatchRun.Parts parts, List<StartedContainer> started) {
        this.goal = goal;
        this.start = start;
        this.parts = parts;
        this.containers = started.stream().map(StartedContainer::request).toList();
        this.images = new ImageChanges(goal.engine());
        images.accept(containers);
        this.deaths = new DeathWatch(goal.engine().another(), goal.output()::error);
        this.lines = goal.output().isWatched()
                ? Optional.of(new ServiceLines(goal.engine().another(), goal.progress()))
                : Optional.empty();
        run(started);
    }

    private void run(List<StartedContainer> started) {
        List<StartedContainer> changed = started.stream()
                .filter(each -> !each.equals(running.get(each.request().alias())))
                .toList();
        parts.rules().copyFirst(changed);
        parts.copies().copyFirst(changed);
        started.forEach(each -> running.put(each.request().alias(), each));
        deaths.resume(started);
        lines.ifPresent(each -> each.started(started));
    }

    /** Returns the containers that were started. */
    Collection<StartedContainer> all() {
        return List.copyOf(running.values());
    }

    /** Returns the container of an alias, if it was started. */
    Optional<StartedContainer> running(String alias) {
        return Optional.ofNullable(running.get(alias));
    }

    /** Restarts a container as it is. */
    void restart(StartedContainer container) {
        String id = container.container().id();
        String alias = container.request().alias();
        starting(List.of(alias), () -> {
            ListedContainer listed = goal.engine().containers().list(Owner.filter()).stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new DockerFailureException("Container '" + alias
                            + "' cannot be restarted: somebody else has removed it. The next change of an image makes it"
                            + " anew."));
            return start.restart(listed, alias);
        });
    }

    /**
     * Makes the containers anew whose image is another, and after a change those that have ended.
     *
     * @return those
     */
    List<ContainerRequest> renew(boolean isChange) {
        try {
            List<ContainerRequest> changed = images.changed(
                    containers.stream().filter(parts.images()::isMadeAnew).toList());
            List<String> dead = isChange ? deaths.dead() : List.of();
            List<ContainerRequest> renewed = containers.stream()
                    .filter(each -> changed.contains(each)
                            || dead.contains(each.alias()) && parts.images().isStartedAgain(each))
                    .toList();
            List<String> aliases = renewed.stream().map(ContainerRequest::alias).toList();
            if (!aliases.isEmpty()) {
                images.accept(changed);
                starting(aliases, () -> start.again(aliases));
            }
            images.removeReplaced(BuiltImageIds.of(goal.session().getProjects(), goal.session()));
            return renewed;
        } catch (DockerFailureException | DockerExecutionException e) {
            goal.output().error(e.getMessage());
            return List.of();
        }
    }

    private void starting(List<String> aliases, Supplier<StartedSystem> starting) {
        deaths.pause();
        try {
            run(starting.get().started());
        } catch (DockerFailureException | DockerExecutionException e) {
            deaths.failed(aliases);
            throw e;
        }
    }

    @Override
    public void close() {
        lines.ifPresent(ServiceLines::close);
        deaths.close();
    }
}
