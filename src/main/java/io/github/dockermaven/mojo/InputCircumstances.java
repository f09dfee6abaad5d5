package io.github.dockermaven.mojo;

import io.github.dockermaven.container.attach.InputMode;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;

/** The circumstances of a goal that decide where a process in a container has its input from. */
final class InputCircumstances {
    private InputCircumstances() {}

    /** @param asked whether the user wants a terminal; empty if that is to be found out */
    static InputMode.Circumstances of(AbstractDockerMojo goal, Optional<Boolean> asked) {
        MavenSession session = goal.session();
        return new InputMode.Circumstances(
                asked,
                goal.mojoExecution().getSource() == MojoExecution.Source.CLI,
                !session.getRequest().isInteractiveMode(),
                session.isParallel() && session.getProjects().size() > 1);
    }
}
