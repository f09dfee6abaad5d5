package io.github.dockermaven.engine;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.terminal.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A command that runs in a container, connected with this process. */
final class AttachedExec implements AttachedProcess {
    /** Engines refuse a size until the process runs, which is after they have answered that it was started. */
    private static final int RESIZE_TRIALS = 10;

    private static final int LONGEST_MESSAGE = 4 * 1024;
    private static final int CANNOT_RUN = 126;
    private static final int NOT_FOUND = 127;

    private final ExecInstance exec;
    private final LogStream output;
    private final String subject;
    private boolean hasBegun;
    private byte[] begin = {};

    private AttachedExec(ExecInstance exec, LogStream output, String subject) {
        this.exec = exec;
        this.output = output;
        this.subject = subject;
    }

    /**
     * Starts a command.
     *
     * @param subject the command in its container, for messages
     * @throws ErrorResponseException if the engine refuses
     */
    static AttachedExec start(EngineApi api, String container, ExecSpec spec, ProcessInput input, String subject) {
        ExecInstance exec = ExecInstance.create(api, container, spec, input, subject);
        return new AttachedExec(exec, exec.start(), subject);
    }

    @Override
    public Optional<LogFrame> next() {
        Optional<LogFrame> frame = output.next();
        if (!hasBegun) {
            hasBegun = true;
            frame.ifPresent(
                    first -> begin = Arrays.copyOf(first.bytes(), Math.min(first.bytes().length, LONGEST_MESSAGE)));
        }
        return frame;
    }

    @Override
    public void resize(TerminalSize size) {
        for (int trial = 1; trial <= RESIZE_TRIALS; trial++) {
            try {
                exec.resize(size);
                return;
            } catch (ErrorResponseException e) {
                // It does not run yet, or no longer.
            } catch (DockerExecutionException e) {
                return;
            }
            try {
                Thread.sleep(10L * trial);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** @throws DockerFailureException if it could not be run, which engines write in the place of its output */
    @Override
    public int exitCode() {
        int code = exec.exitCode(() -> {});
        if (code == CANNOT_RUN || code == NOT_FOUND) {
            ExecRefusal.of(subject, code, new String(begin, StandardCharsets.UTF_8))
                    .ifPresent(failure -> {
                        throw failure;
                    });
        }
        return code;
    }

    @Override
    public void close() {
        output.close();
    }
}
