package io.github.dockermaven.config;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.HostConfig.RestartPolicy;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Optional;

/**
 * The parameters of {@code docker:run} about the run, not the container.
 *
 * @param image the image that the command line names; empty for the project's own
 * @param isDetached whether the goal ends when the container has started
 * @param interactive whether the user wants a terminal; empty if that is to be found out
 * @param isRemoved whether the container goes at its end; empty for yes, unless it is restarted
 */
public record RunParameters(
        Optional<String> image, boolean isDetached, Optional<Boolean> interactive, Optional<Boolean> isRemoved) {
    /** @throws DockerFailureException if a value is neither true nor false */
    public static RunParameters read(GoalConfiguration goal) {
        return new RunParameters(
                goal.text("runImage"),
                goal.flag("runDetach"),
                goal.optionalFlag("runInteractive"),
                goal.optionalFlag("runRm"));
    }

    /**
     * Returns whether the engine removes a container at its end.
     *
     * @throws DockerFailureException if it is to be restarted, too
     */
    public boolean removes(ContainerRequest container) {
        boolean isRestarted = !container.spec().host().restart().equals(RestartPolicy.NONE);
        if (isRestarted && isRemoved.orElse(false)) {
            throw new DockerFailureException("docker.run.rm asks for a container that goes at its end, and its restart"
                    + " policy is '" + container.spec().host().restart().name()
                    + "'. One that is removed cannot be restarted: remove one of the two.");
        }
        return isRemoved.orElse(!isRestarted);
    }
}
