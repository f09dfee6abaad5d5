package io.github.dockermaven.application;

import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks by which builds that need the same run-time at the same time link it once: modules of this Maven ({@code -T}) by a lock
 * in memory, other Mavens by a lock of a file, which the system releases when a process ends. They only save work: what is kept
 * is whole without them too.
 */
public final class RuntimeLocks {
    private static final Logger LOGGER = LoggerFactory.getLogger(RuntimeLocks.class);

    private final Map<Path, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * Does some work when nobody else does work for the same file.
     *
     * @param file made if it is not there
     * @throws DockerExecutionException if this thread is interrupted while it waits
     */
    <T> T holding(Path file, Supplier<T> work) {
        ReentrantLock lock = locks.computeIfAbsent(file, key -> new ReentrantLock());
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
        FileChannel channel = null;
        try {
            channel = open(file);
            return work.get();
        } finally {
            close(channel);
            lock.unlock();
        }
    }

    private static DockerExecutionException interrupted(Exception e) {
        return new DockerExecutionException("Waiting for the run-time that another build links was interrupted.", e);
    }

    /** Returns what has the lock until it is closed; {@code null} where files cannot be locked. */
    private static FileChannel open(Path file) {
        FileChannel channel = null;
        try {
            Files.createDirectories(file.getParent());
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException | OverlappingFileLockException e) { // the second if this plugin is loaded twice
            close(channel);
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted(e);
            }
            LOGGER.debug("{} cannot be locked", file, e);
            return null;
        }
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOGGER.debug("A lock cannot be closed", e);
        }
    }
}
