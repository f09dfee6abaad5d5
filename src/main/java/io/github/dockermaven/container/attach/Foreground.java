package io.github.dockermaven.container.attach;

import io.github.dockermaven.engine.AttachedProcess;
import io.github.dockermaven.engine.LogFrame;
import io.github.dockermaven.engine.ProcessInput;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.terminal.RawTerminal;
import io.github.dockermaven.terminal.StandardInput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Function;

/**
 * The foreground of this process, given to one in a container. Its output goes to standard output and errors as it comes, not
 * by System.out, which Maven 4 reads line by line to add a prefix to each.
 *
 * @param out standard output
 * @param err standard errors
 */
public record Foreground(OutputStream out, OutputStream err) {
    /** Returns that of this process. */
    public static Foreground ofProcess() {
        return new Foreground(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    /**
     * Runs a process to its end, and returns its exit code.
     *
     * @param start starts the process
     */
    public int run(InputMode mode, Function<ProcessInput, AttachedProcess> start) {
        return switch (mode) {
            case TERMINAL -> onTerminal(start);
            case REDIRECTED -> redirected(start);
            case NONE -> finish(start.apply(ProcessInput.NONE));
        };
    }

    private int onTerminal(Function<ProcessInput, AttachedProcess> start) {
        try (RawTerminal terminal = RawTerminal.open()) {
            AttachedProcess process = start.apply(ProcessInput.of(terminal.keys(), terminal.size()));
            terminal.onSize(process::resize);
            return finish(process);
        }
    }

    private int redirected(Function<ProcessInput, AttachedProcess> start) {
        try (InputStream input = StandardInput.open()) {
            return finish(start.apply(ProcessInput.of(input)));
        } catch (IOException e) {
            throw new DockerExecutionException("Standard input cannot be closed: " + e.getMessage(), e);
        }
    }

    private int finish(AttachedProcess process) {
        try (process) {
            for (Optional<LogFrame> frame = process.next(); frame.isPresent(); frame = process.next()) {
                write(frame.get());
            }
            return process.exitCode();
        }
    }

    private void write(LogFrame frame) {
        boolean isError = frame.source() == LogFrame.Source.STDERR;
        try {
            (isError ? err : out).write(frame.bytes());
        } catch (IOException e) {
            throw new DockerExecutionException(
                    "What the container writes cannot be passed on: standard " + (isError ? "errors are" : "output is")
                            + " closed.",
                    e);
        }
    }
}
