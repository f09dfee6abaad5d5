package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.CopyRequest;
import io.github.dockermaven.container.SystemCopy;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.project.SessionCredentials;
import java.util.List;

/** One run of {@code docker:copy}, apart from the goal's own class as {@link StartRun} is. */
record CopyRun(CopyMojo goal, SessionCredentials credentials) {
    void run() {
        GoalConfiguration configuration = goal.configuration();
        List<CopyRequest> requests = ConfiguredSystem.of(goal).copies();
        if (requests.isEmpty()) {
            goal.progress().action("No <copy> is configured for an <image>: nothing to copy");
            return;
        }
        SystemCopy copy = new SystemCopy(goal.engine(), goal.progress());
        if (configuration.flag("createContainers")) {
            copy.fromCreated(
                    requests,
                    () -> new EnginePull(
                            goal.engine().images(),
                            goal.credentials(
                                    credentials, RegistryUse.PULL, goal.images().credentialRegistries())));
        } else {
            copy.fromExisting(requests, configuration.flag("copyAll"));
        }
    }
}
