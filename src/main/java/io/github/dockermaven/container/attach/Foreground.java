package io.github.dockermaven.container.attach;

import io.github.dockermaven.engine.AttachedProcess;
import io.github.dockermaven.engine.LogFrame;
import io.github.dockermaven.engine.ProcessInput;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.terminal.RawTerminal;
import io.github.dockermaven.terminal.StandardInput;
import io.github.dockermaven.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
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
        return new Foreground(Terminal.bytes(), new FileOutputStream(FileDescriptor.err));
    }

    /**
     * Runs a process to its end, and returns its exit code.
     *
     * @param start starts the process
     * @param end ends the process, if in a terminal it does not hear Ctrl-C
     */
    public int run(InputMode mode, Function<ProcessInput, AttachedProcess> start, Runnable end) {
        return switch (mode) {
            case TERMINAL -> onTerminal(start, end);
            case REDIRECTED -> redirected(start);
            case NONE -> finish(start.apply(ProcessInput.NONE), output -> {});
        };
    }

    private int onTerminal(Function<ProcessInput, AttachedProcess> start, Runnable end) {
        try (RawTerminal terminal = RawTerminal.open()) {
            InterruptKeys keys = new InterruptKeys(terminal.keys(), end, System::nanoTime);
            AttachedProcess process = start.apply(ProcessInput.of(keys, terminal.size()));
            terminal.onSize(process::resize);
            return finish(process, keys::shown);
        }
    }

    private int redirected(Function<ProcessInput, AttachedProcess> start) {
        try (InputStream input = StandardInput.open()) {
            return finish(start.apply(ProcessInput.of(input)), output -> {});
        } catch (IOException e) {
            throw new DockerExecutionException("Standard input cannot be closed: " + e.getMessage(), e);
        }
    }

    private int finish(AttachedProcess process, Consumer<byte[]> shown) {
        try (process) {
            for (Optional<LogFrame> frame = process.next(); frame.isPresent(); frame = process.next()) {
                write(frame.get());
                shown.accept(frame.get().bytes());
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
