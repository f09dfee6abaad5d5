package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.util.List;

/** The end of a connection because {@code ssh} ended, or its command on the other machine. */
public final class SshFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int NOT_STARTED = -1;

    private final int exitCode;
    private final String errors;

    private SshFailure(String message, int exitCode, String errors) {
        super(message);
        this.exitCode = exitCode;
        this.errors = errors;
    }

    static SshFailure notInstalled() {
        return new SshFailure("there is no ssh on the PATH", NOT_STARTED, "");
    }

    /** @param errors its standard error */
    static SshFailure ended(int exitCode, String errors) {
        List<String> lines = errors.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String last = lines.isEmpty() ? "" : ": " + PrintableText.quote(lines.get(lines.size() - 1));
        return new SshFailure("ssh ended with exit code " + exitCode + last, exitCode, errors);
    }

    /** Returns whether ssh could not be started because it is missing. */
    public boolean isNotInstalled() {
        return exitCode == NOT_STARTED;
    }

    /** Returns 255 for a failure of ssh itself, else the exit code of the command on the other machine. */
    public int exitCode() {
        return exitCode;
    }

    /** Returns the end of the standard error of ssh and the command. */
    public String errors() {
        return errors;
    }
}
