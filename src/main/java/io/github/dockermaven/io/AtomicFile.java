package io.github.dockermaven.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A new file that is either moved to its target as a whole or deleted, also if the process is ended meanwhile. */
public final class AtomicFile implements Closeable {
    /** The beginning of the names of files that are being written. */
    private static final String PREFIX = "new-";
    /** The longest time that a process writes a file, for file systems that have no locks. */
    private static final Duration LONGEST_WRITE = Duration.ofDays(1);

    private static final Pattern TEMPORARY_NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d{1,18}-[0-9a-f-]{36}");
    /** The byte that is locked. It lies after all content, because Windows lets nobody read a locked byte. */
    private static final long LOCK = Long.MAX_VALUE - 1;

    private static final Logger LOGGER = LoggerFactory.getLogger(AtomicFile.class);

    private final Path path;
    private final FileChannel channel;
    private final Runnable deletion;
    private boolean closed;

    private AtomicFile(Path path, FileChannel channel, Runnable deletion) {
        this.path = path;
        this.channel = channel;
        this.deletion = deletion;
    }

    /**
     * Creates an empty file.
     *
     * @param folder created if it is missing
     */
    public static AtomicFile in(Path folder) throws IOException {
        Files.createDirectories(folder);
        removeAbandoned(folder);
        return make(folder.resolve(PREFIX + processPrefix(ProcessHandle.current()) + UUID.randomUUID()));
    }

    /** Returns the part of a file's name that names its process: its id and its start, because ids are used again. */
    private static String processPrefix(ProcessHandle process) {
        long start = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        return process.pid() + "-" + start + "-";
    }

    /**
     * Deletes the files that killed processes left in a folder: their process does not run on this machine, and no
     * process in another container holds their lock.
     */
    public static void removeAbandoned(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                Matcher name = TEMPORARY_NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && !isRunning(Long.parseLong(name.group(1)), name.group())) {
                    removeIfAbandoned(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.debug("{} cannot be tidied: {}", folder, e.toString());
        }
    }

    private static boolean isRunning(long process, String name) {
        return ProcessHandle.of(process)
                .filter(running -> name.startsWith(PREFIX + processPrefix(running)))
                .isPresent();
    }

    private static void removeIfAbandoned(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (isAbandoned(file, channel)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            LOGGER.debug("{} is gone already", file);
        }
    }

    private static boolean isAbandoned(Path file, FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCK, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException noLocksThere) {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(LONGEST_WRITE));
        }
    }

    /**
     * Writes a text, as a whole or not at all.
     *
     * @param target its folder is created if it is missing
     */
    public static void write(Path target, String text) throws IOException {
        try (AtomicFile made = in(target.getParent())) {
            made.stream().write(text.getBytes(StandardCharsets.UTF_8));
            made.commit(target);
        }
    }

    /**
     * Creates an empty file that only its owner may read, in the folder of temporary files. It is not to be committed.
     */
    public static AtomicFile temporary() throws IOException {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "docker-maven-plugin-" + UUID.randomUUID())
                .toAbsolutePath();
        return makePrivate(path);
    }

    /**
     * Creates an empty file that only its owner may read, in a folder that exists. Unlike {@link #in} it does not look for what
     * killed processes left there, which takes its time if it is done for each of many files.
     */
    public static AtomicFile privateIn(Path folder) throws IOException {
        return makePrivate(folder.resolve(PREFIX + processPrefix(ProcessHandle.current()) + UUID.randomUUID()));
    }

    private static AtomicFile makePrivate(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? make(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : make(path);
    }

    private static AtomicFile make(Path path, FileAttribute<?>... attributes) throws IOException {
        Runnable deletion = path.toFile()::delete;
        GracefulShutdown.ofProcess().register(deletion);
        try {
            FileChannel channel =
                    FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
            lock(path, channel);
            return new AtomicFile(path, channel, deletion);
        } catch (IOException e) {
            GracefulShutdown.ofProcess().unregister(deletion);
            throw e;
        }
    }

    private static void lock(Path path, FileChannel channel) {
        try {
            channel.tryLock(LOCK, 1, false);
        } catch (IOException noLocksThere) {
            LOGGER.debug("{} cannot be locked: {}", path, noLocksThere.toString());
        }
    }

    public Path path() {
        return path;
    }

    /** Returns a stream to write the content. */
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** Returns a channel to write the content in any order. */
    public FileChannel channel() {
        return channel;
    }

    /** Moves this file to its target atomically. */
    public void commit(Path target) throws IOException {
        // Before the lock ends: without it, another build may take the file for abandoned.
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        channel.close();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            channel.close();
        } finally {
            try {
                Files.deleteIfExists(path);
            } finally {
                GracefulShutdown.ofProcess().unregister(deletion);
            }
        }
    }
}
