package io.github.dockermaven.dockerfile;

import io.github.dockermaven.image.DockerFailureException;
import java.util.List;

/**
 * What RUN, CMD, ENTRYPOINT and HEALTHCHECK start, in one of the two forms of the
 * <a href="https://docs.docker.com/reference/dockerfile/#shell-and-exec-form">Dockerfile reference</a>.
 *
 * @param shellForm a line for the image's shell, {@code null} for a command in exec form
 * @param execForm the program and its arguments, empty for a command in shell form
 */
public record Command(String shellForm, List<String> execForm) {
    public Command {
        execForm = List.copyOf(execForm);
    }

    /** A program and its arguments, to the letter: no shell comes between. */
    public static Command exec(List<String> words) {
        return new Command(null, words);
    }

    /**
     * A line for the image's shell.
     *
     * @throws DockerFailureException if Docker would take it for a command in exec form
     */
    public static Command shell(String line) {
        if (WhiteSpace.trimStart(line).startsWith("[")) {
            throw new DockerFailureException(
                    "The command '" + line + "' begins with [, so that Docker takes it for a list"
                            + " of arguments. Write each argument as an <arg>.");
        }
        return new Command(line, List.of());
    }

    /** Whether nothing is to be started. */
    public boolean isEmpty() {
        return shellForm == null && execForm.isEmpty();
    }

    /** As a program and its arguments: a line is given to {@code /bin/sh -c}, as Docker does. */
    public List<String> words() {
        return shellForm == null ? execForm : List.of("/bin/sh", "-c", shellForm);
    }

    /** The command as a Dockerfile has it. */
    @Override
    public String toString() {
        return shellForm == null ? ExecForm.write(execForm) : shellForm;
    }
}
