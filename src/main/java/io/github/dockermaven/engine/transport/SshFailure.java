package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.util.List;

/** The connection ended because {@code ssh} did, or what it ran on the other machine. */
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

    /** @param errors what it wrote to its standard error */
    static SshFailure ended(int exitCode, String errors) {
        List<String> lines = errors.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String last = lines.isEmpty() ? "" : ": " + PrintableText.quote(lines.get(lines.size() - 1));
        return new SshFailure("ssh ended with exit code " + exitCode + last, exitCode, errors);
    }

    /** Whether ssh could not be started, because it is not there. */
    public boolean isNotInstalled() {
        return exitCode == NOT_STARTED;
    }

    /** 255 for a failure of ssh itself, else that of the command on the other machine. */
    public int exitCode() {
        return exitCode;
    }

    /** The end of what ssh and the command wrote to their standard error. */
    public String errors() {
        return errors;
    }
}
