package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.ExecResult;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A check that runs a command in the container, and holds if it ends with 0. */
record ExecCheck(ContainerAccess container, List<String> command, Optional<Duration> limit) implements Check {
    ExecCheck {
        command = List.copyOf(command);
    }

    @Override
    public Answer check() throws InterruptedException {
        try {
            ExecResult result = container.exec(command, limit);
            return result.isSuccess() ? Answer.yes("exit code 0") : Answer.no(text(result));
        } catch (DockerFailureException e) {
            // The container does not run yet, or no longer; or the check took too long.
            return Answer.no(PrintableText.quote(PrintableText.of(e)));
        }
    }

    private static String text(ExecResult result) {
        String output = result.output().strip();
        String last = output.substring(output.lastIndexOf('\n') + 1);
        return result.reason() + (last.isBlank() ? "" : ", \"" + PrintableText.quote(last.strip()) + "\"");
    }
}
