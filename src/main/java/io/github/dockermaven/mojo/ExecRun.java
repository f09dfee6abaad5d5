package io.github.dockermaven.mojo;

import io.github.dockermaven.config.ExecParameters;
import io.github.dockermaven.container.ContainerLookup;
import io.github.dockermaven.container.attach.CommandRun;
import io.github.dockermaven.container.attach.Foreground;
import io.github.dockermaven.container.attach.InputMode;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.project.ProjectOwner;
import java.util.Optional;

/** One run of {@code docker:exec}, apart from the goal's own class as {@link StartRun} is. */
record ExecRun(ExecMojo goal) {
    void run() {
        ExecParameters parameters = ExecParameters.read(goal.configuration());
        Optional<NameOrId> named = goal.configuration()
                .text("givenContainer")
                .map(name -> GivenNames.of(goal.session(), "docker.container", name));
        InputMode mode =
                InputMode.choose("docker.exec.interactive", InputCircumstances.of(goal, parameters.interactive()));
        ListedContainer container = ContainerLookup.of(
                        ProjectOwner.all(goal.session(), goal.mojoExecution()), goal.engine())
                .only(named);
        new CommandRun(goal.engine(), Foreground.ofProcess()).run(container, parameters.command(), mode);
    }
}
