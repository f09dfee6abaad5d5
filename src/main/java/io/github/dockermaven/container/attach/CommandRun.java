package io.github.dockermaven.container.attach;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ExecSpec;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;

/** The run of a command in a container, in the foreground of this process. */
public record CommandRun(EngineSession engine, Foreground foreground) {
    /**
     * Runs a command to its end.
     *
     * @throws DockerFailureException if the container does not run, the command cannot be run, or it ends with another code
     *     than 0
     */
    public void run(ListedContainer container, ExecSpec command, InputMode mode) {
        checkRunning(container);
        int code = foreground.run(
                mode,
                input -> engine.processes().exec(container.id(), container.name(), command, input),
                // Engines end no command of exec; and the kernel keeps no Ctrl-C from one.
                () -> {});
        ExitFailure.check(
                "Command '" + PrintableText.quote(command.command().get(0)) + "' in container '" + container.name()
                        + "'",
                code);
    }

    /** Before the terminal is touched. */
    private static void checkRunning(ListedContainer container) {
        String reason =
                switch (container.state()) {
                    case "running" -> "";
                    case "paused" -> "it is paused. Let it go on with 'docker unpause " + container.name() + "'.";
                    case "restarting" ->
                        "it has ended and waits for its restart (" + container.status()
                                + "). See why with 'mvn docker:logs -Ddocker.container=" + container.name() + "'.";
                    case "created" -> "it was never started. Start it with 'docker start " + container.name() + "'.";
                    case "exited" ->
                        "it has ended (" + container.status()
                                + "). See its log with 'mvn docker:logs -Ddocker.container=" + container.name()
                                + "', and start it again.";
                    case "dead" ->
                        "it is dead: the engine could not remove it wholly. Remove it with 'docker rm --force "
                                + container.name() + "', and make it anew.";
                    default -> "its state is " + container.state() + ". Wait, and try again.";
                };
        if (!reason.isEmpty()) {
            throw new DockerFailureException(
                    "No command can be run in container '" + container.name() + "': " + reason);
        }
    }
}
