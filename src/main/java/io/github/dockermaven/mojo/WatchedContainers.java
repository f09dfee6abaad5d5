package io.github.dockermaven.mojo;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.StartedContainer;
import io.github.dockermaven.container.watch.DeathWatch;
import io.github.dockermaven.container.watch.ImageChanges;
import io.github.dockermaven.container.watch.ServiceLines;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.BuiltImageIds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The containers that a goal has started while their images change. */
final class WatchedContainers implements AutoCloseable {
    private final WatchMojo goal;
    private final ConfiguredStart start;
    private final List<ContainerRequest> containers;
    private final ImageChanges images;
    private final DeathWatch deaths;
    /** Only for a person. */
    private final Optional<ServiceLines> lines;

    WatchedContainers(WatchMojo goal, ConfiguredStart start, List<StartedContainer> started) {
        this.goal = goal;
        this.start = start;
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
        deaths.resume(started);
        lines.ifPresent(each -> each.started(started));
    }

    /**
     * Makes the containers anew whose image is another, and after a change those that have ended.
     *
     * @return whether there were such
     */
    boolean renew(boolean isChange) {
        try {
            List<ContainerRequest> changed = images.changed(containers);
            List<String> aliases = Stream.concat(
                            changed.stream().map(ContainerRequest::alias),
                            isChange ? deaths.dead().stream() : Stream.empty())
                    .distinct()
                    .toList();
            if (!aliases.isEmpty()) {
                images.accept(changed);
                again(aliases);
            }
            images.removeReplaced(BuiltImageIds.of(goal.session().getProjects(), goal.session()));
            return !aliases.isEmpty();
        } catch (DockerFailureException | DockerExecutionException e) {
            goal.output().error(e.getMessage());
            return false;
        }
    }

    private void again(List<String> aliases) {
        deaths.pause();
        try {
            run(start.again(aliases).started());
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
