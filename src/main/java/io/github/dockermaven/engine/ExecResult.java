package io.github.dockermaven.engine;

/**
 * The end of a command in a container.
 *
 * @param output its output and errors, of which the last 64 KiB are kept
 */
public record ExecResult(int exitCode, String output) {
    /** Returns whether it succeeded. */
    public boolean isSuccess() {
        return exitCode == 0;
    }

    /** Returns the exit code, and what it means if it is one of those that the engine or a shell chooses. */
    public String reason() {
        return "exit code " + exitCode
                + switch (exitCode) {
                    case 126 -> ": the command, its user or its folder is missing, or it is not executable";
                    case 127 -> ": the command is missing";
                    default -> "";
                };
    }
}
