package io.github.dockermaven.swarm;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;

/** The engine that services are deployed by. */
final class SwarmManager {
    private SwarmManager() {}

    /** @throws DockerFailureException if an engine manages no swarm */
    static void check(EngineSession engine) {
        if (!engine.networks().isSwarmManager()) {
            throw new DockerFailureException("The engine at " + engine.address()
                    + " is not the manager of a swarm, so it has no services. Make it one with 'docker swarm init', or name a"
                    + " manager with -Ddocker.host=ssh://user@manager or -Ddocker.context.");
        }
    }
}
