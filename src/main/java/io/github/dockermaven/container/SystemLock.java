package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The right to start or stop the containers of a folder, which one goal at a time has, in this Maven or another. Another
 * waits for it. The system gives it back when a process ends, however it ends. Its file names the process that has it, and
 * between two goals the one that was the last to start the containers.
 */
public final class SystemLock {
    private static final int PAUSE_MILLIS = 50;
    private static final int LONGEST_HOLDER = 200;
    private static final String RELEASED = "a build that has ended";

    private SystemLock() {}

    /**
     * Runs a start with the lock. If another goal has it, that is reported and waited for.
     *
     * @param file the lock's file, which stays
     * @throws DockerExecutionException if the file cannot be written, or this thread is interrupted
     */
    public static void start(Path file, Progress progress, Runnable action) {
        run(file, progress, action, true);
    }

    /** Runs a stop with the lock, as {@link #start} runs a start. */
    public static void stop(Path file, Progress progress, Runnable action) {
        run(file, progress, action, false);
    }

    /**
     * Runs the removal of what this process has started, unless another one has the lock, or has started it too since: what
     * that has found it counts on.
     *
     * @param longest how long the lock is waited for
     * @param removal returns what this method is to return
     * @return the other process; empty if there is none
     */
    public static Optional<String> undo(Path file, Duration longest, Supplier<Optional<String>> removal) {
        return undo(file, longest, self()::equals, removal);
    }

    /**
     * Runs the removal of what a process has started that has ended, unless another one has the lock, or has started it too
     * since.
     *
     * @param longest how long the lock is waited for
     */
    public static void undoOf(long pid, Path file, Duration longest, Runnable removal) {
        undo(file, longest, last -> last.isEmpty() || last.equals(process(pid)), () -> {
            removal.run();
            return Optional.empty();
        });
    }

    /** Forgets that this process was the last to start the containers: it ends, and what runs is to go on. */
    public static void release(Path file) {
        try (FileChannel channel = open(file)) {
            if (isLocked(channel) && read(channel).equals(self())) {
                write(channel, RELEASED);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static Optional<String> undo(
            Path file, Duration longest, Predicate<String> isLast, Supplier<Optional<String>> removal) {
        try (FileChannel channel = open(file)) {
            long end = System.nanoTime() + longest.toNanos();
            while (!isLocked(channel)) {
                if (System.nanoTime() > end) {
                    return Optional.of(read(channel));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            String last = read(channel);
            return isLast.test(last) ? removal.get() : Optional.of(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ContainerThreads.interrupted(e);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static void run(Path file, Progress progress, Runnable action, boolean isStart) {
        try (FileChannel channel = open(file)) {
            await(channel, progress);
            String last = read(channel);
            write(channel, self());
            boolean isStarted = false;
            try {
                action.run();
                isStarted = isStart;
            } finally {
                if (!isStarted) {
                    write(channel, last);
                }
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void await(FileChannel channel, Progress progress) throws IOException {
        if (isLocked(channel)) {
            return;
        }
        String holder = read(channel);
        progress.action("Waiting: " + (holder.isEmpty() ? "another goal" : holder)
                + " starts or stops the containers of this project");
        Activity waiting = progress.begin("Waiting for " + (holder.isEmpty() ? "another goal" : holder));
        try {
            while (!isLocked(channel)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ContainerThreads.interrupted(e);
        } finally {
            waiting.close();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            // Beyond the text: others have to read it, which Windows refuses in what is locked.
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String self() {
        return process(ProcessHandle.current().pid());
    }

    private static String process(long pid) {
        return "process " + pid;
    }

    private static void write(FileChannel channel, String holder) throws IOException {
        channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    private static DockerExecutionException failure(Path file, IOException e) {
        return new DockerExecutionException(
                file + ", by which one start at a time is ensured, cannot be locked: " + e
                        + ". Check that you may write there.",
                e);
    }
}
