package io.github.dockermaven.mojo;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.swarm.Stack;
import io.github.dockermaven.swarm.StackRemover;

/** One run of {@code docker:undeploy}, apart from the goal's own class as {@link StartRun} is. */
record UndeployRun(AbstractRunMojo goal) {
    void run() {
        new StackRemover(goal.engine(), goal.progress()).remove(stack(goal));
    }

    /** Returns the stack that a goal is about. */
    static Stack stack(AbstractRunMojo goal) {
        Owner owner = ConfiguredSystem.of(goal).owners().get(0);
        return new Stack(
                goal.configuration()
                        .text("stack")
                        .orElseGet(() -> Stack.nameOf(goal.project().getArtifactId())),
                owner);
    }
}
