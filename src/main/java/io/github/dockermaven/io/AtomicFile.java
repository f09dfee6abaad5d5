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

/** A file in the making, which is gone if it does not become another one, also if the process is ended meanwhile. */
public final class AtomicFile implements Closeable {
    /** What the names begin with of those that are to become others. */
    private static final String PREFIX = "new-";
    /** No process writes a file for so long where the file system has no locks that say so. */
    private static final Duration WRITTEN = Duration.ofDays(1);

    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d{1,18}-[0-9a-f-]{36}");
    /** The byte that is locked: one after all content, because Windows lets nobody read what is. */
    private static final long LOCK = Long.MAX_VALUE - 1;

    private static final Logger LOGGER = LoggerFactory.getLogger(AtomicFile.class);

    private final Path path;
    private final FileChannel channel;
    private final DeletionAtExit deletion;
    private final Runnable asBefore;
    private boolean closed;

    private AtomicFile(Path path, FileChannel channel, DeletionAtExit deletion, Runnable asBefore) {
        this.path = path;
        this.channel = channel;
        this.deletion = deletion;
        this.asBefore = asBefore;
    }

    /**
     * Makes an empty file.
     *
     * @param folder made, too, if it is not there
     */
    public static AtomicFile in(Path folder) throws IOException {
        Files.createDirectories(folder);
        removeAbandoned(folder);
        return make(folder.resolve(PREFIX + process(ProcessHandle.current()) + UUID.randomUUID()));
    }

    /** What a name has of the process that made the file; processes have one id after another. */
    private static String process(ProcessHandle process) {
        long start = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        return process.pid() + "-" + start + "-";
    }

    /**
     * Deletes what processes that were killed left in a folder: none of such an id runs here, nor does one elsewhere, in
     * another container, hold the file's lock.
     */
    public static void removeAbandoned(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
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
                .filter(running -> name.startsWith(PREFIX + process(running)))
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
                    .isBefore(Instant.now().minus(WRITTEN));
        }
    }

    /**
     * Writes a text, whole or not at all.
     *
     * @param target its folder is made, too, if it is not there
     */
    public static void write(Path target, String text) throws IOException {
        try (AtomicFile made = in(target.getParent())) {
            made.stream().write(text.getBytes(StandardCharsets.UTF_8));
            made.commit(target);
        }
    }

    /** Makes an empty file in the folder of temporary files, which only its owner may read. It becomes no other. */
    public static AtomicFile temporary() throws IOException {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "docker-maven-plugin-" + UUID.randomUUID())
                .toAbsolutePath();
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? make(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : make(path);
    }

    private static AtomicFile make(Path path, FileAttribute<?>... attributes) throws IOException {
        DeletionAtExit deletion = DeletionAtExit.of(path);
        Runnable asBefore = InterruptSignal.exits();
        try {
            FileChannel channel =
                    FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
            lock(path, channel);
            return new AtomicFile(path, channel, deletion, asBefore);
        } catch (IOException e) {
            asBefore.run();
            deletion.cancel();
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

    /** For its content. */
    public OutputStream stream() {
        return Channels.newOutputStream(channel);
    }

    /** For its content, in any order. */
    public FileChannel channel() {
        return channel;
    }

    /** Puts it in another file's place, at once. */
    public void commit(Path target) throws IOException {
        // Before the lock ends, without which another build may take it for abandoned.
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
                deletion.cancel();
                asBefore.run();
            }
        }
    }
}
