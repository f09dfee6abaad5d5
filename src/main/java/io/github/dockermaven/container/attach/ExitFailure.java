package io.github.dockermaven.container.attach;

import io.github.dockermaven.container.readiness.ExitCode;
import io.github.dockermaven.error.DockerFailureException;

/** The failure of a process that ended with another code than 0. */
public final class ExitFailure {
    /** The first code that a program does not choose for itself by convention. */
    private static final int FIRST_KNOWN = 125;

    private ExitFailure() {}

    /**
     * Checks how a process has ended.
     *
     * @param subject the process, for the error
     * @throws DockerFailureException unless it ended with 0
     */
    public static void check(String subject, int code) {
        if (code != 0) {
            String meaning = code >= FIRST_KNOWN ? " (" + ExitCode.meaning(code) + ")" : "";
            throw new DockerFailureException(subject + " ended with exit code " + code + meaning + ".");
        }
    }
}
