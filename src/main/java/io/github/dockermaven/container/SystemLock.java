package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to start or stop the containers of a folder, which one goal at a time has, in this Maven or another. Another
 * waits for it. The system gives it back when a process ends, however it ends.
 */
public final class SystemLock {
    private static final int PAUSE_MILLIS = 50;
    private static final int LONGEST_HOLDER = 200;

    private SystemLock() {}

    /**
     * Runs an action with the lock. If another goal has it, that is reported and waited for.
     *
     * @param file the lock's file, which stays
     * @throws DockerExecutionException if the file cannot be written, or this thread is interrupted
     */
    public static void run(Path file, Progress progress, Runnable action) {
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                await(channel, progress);
                action.run();
            }
        } catch (IOException e) {
            throw new DockerExecutionException(
                    file + ", by which one start at a time is ensured, cannot be locked: " + e
                            + ". Check that you may write there.",
                    e);
        }
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
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock == null) {
                return false;
            }
        } catch (OverlappingFileLockException e) {
            return false;
        }
        byte[] holder = ("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
        channel.truncate(0).write(ByteBuffer.wrap(holder), 0);
        return true;
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }
}
