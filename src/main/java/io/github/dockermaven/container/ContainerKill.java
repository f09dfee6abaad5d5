package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.report.Progress;
import java.util.List;

/**
 * A signal that is sent to containers.
 *
 * @param signal the signal
 */
public record ContainerKill(ContainerSignal signal) {
    /**
     * Sends the signal to each container.
     *
     * @throws DockerFailureException if one of them has no process, before any is sent the signal
     */
    public void run(List<ListedContainer> containers, EngineSession engine, Progress progress) {
        containers.stream().filter(ContainerKill::hasNoProcess).findFirst().ifPresent(container -> {
            throw new DockerFailureException("Container '" + container.name() + "' does not run, it is "
                    + container.state() + ": there is nothing to send " + signal.name() + " to.");
        });
        for (ListedContainer container : containers) {
            engine.commands().kill(container, signal.name());
            progress.action("Sent " + signal.name() + " to container " + container.name()
                    + (container.state().equals("paused") ? ", which was paused" : ""));
        }
    }

    private static boolean hasNoProcess(ListedContainer container) {
        return container.hasEnded() || container.state().equals("restarting");
    }
}
