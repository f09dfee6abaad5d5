package io.github.dockermaven.mojo;

import io.github.dockermaven.compose.ComposeProject;
import io.github.dockermaven.swarm.Stack;
import io.github.dockermaven.swarm.StackRemover;

/** One run of {@code docker:undeploy}, apart from the goal's own class as {@link StartRun} is. */
record UndeployRun(AbstractRunMojo goal) {
    void run() {
        new StackRemover(goal.engine(), goal.progress()).remove(stack(ConfiguredSystem.of(goal)));
    }

    /** Returns the stack that a goal is about. */
    static Stack stack(ConfiguredSystem system) {
        String name = system.goal()
                .configuration()
                .text("stack")
                .or(() -> system.composeProjects().stream()
                        .map(ComposeProject::name)
                        .findFirst())
                .orElseGet(() -> Stack.nameOf(system.projects().get(0).getArtifactId()));
        return new Stack(name, system.owners().get(0));
    }
}
