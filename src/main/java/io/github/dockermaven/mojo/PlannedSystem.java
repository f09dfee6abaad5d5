package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Collection;

/**
 * What is configured, for the goals that make something else of it than containers.
 *
 * @param plan the containers that the goal means, in their order
 */
record PlannedSystem(SystemRequest request, SystemPlan plan) {
    /**
     * Reads what a goal is about.
     *
     * @param existing the names of containers of the engine that links may mean
     * @param purpose what the goal would do with it, for errors
     * @throws DockerFailureException if no container is configured
     */
    static PlannedSystem of(ConfiguredSystem system, Collection<String> existing, String purpose) {
        GoalConfiguration configuration = system.goal().configuration();
        SystemRequest request = new SystemRequest(
                system.parts(),
                configuration.flag("autoCreateCustomNetworks"),
                Recreate.CHANGED,
                GivenContainers.of(configuration));
        SystemPlan plan = SystemPlan.of(request, existing);
        if (plan.containers().isEmpty()) {
            throw new DockerFailureException("No container is configured, so there is nothing to " + purpose
                    + ". Configure a <run> in <images>, or beside <image>, or write a compose.yaml.");
        }
        return new PlannedSystem(request, plan);
    }
}
