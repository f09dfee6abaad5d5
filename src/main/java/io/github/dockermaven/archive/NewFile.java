package io.github.dockermaven.archive;

import io.github.dockermaven.terminal.InterruptSignal;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** A file in the making, which is gone if it does not become another one, also if the process is ended meanwhile. */
public final class NewFile implements Closeable {
    /** What the names begin with of those that are to become others. */
    static final String PREFIX = "new-";

    private final Path path;
    private final FileChannel channel;
    private final Runnable asBefore;
    private boolean closed;

    private NewFile(Path path, FileChannel channel, Runnable asBefore) {
        this.path = path;
        this.channel = channel;
        this.asBefore = asBefore;
    }

    /**
     * Makes an empty file.
     *
     * @param folder made, too, if it is not there
     */
    public static NewFile in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return make(folder.resolve(PREFIX + UUID.randomUUID()));
    }

    /**
     * Writes a text, whole or not at all.
     *
     * @param target its folder is made, too, if it is not there
     */
    public static void write(Path target, String text) throws IOException {
        try (NewFile made = in(target.getParent())) {
            made.stream().write(text.getBytes(StandardCharsets.UTF_8));
            made.become(target);
        }
    }

    /** Makes an empty file in the folder of temporary files, which only its owner may read. It becomes no other. */
    public static NewFile temporary() throws IOException {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "docker-maven-plugin-" + UUID.randomUUID())
                .toAbsolutePath();
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? make(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : make(path);
    }

    private static NewFile make(Path path, FileAttribute<?>... attributes) throws IOException {
        // Not by a hook of our own: those run when our classes cannot be loaded any more.
        path.toFile().deleteOnExit();
        Runnable asBefore = InterruptSignal.exits();
        try {
            FileChannel channel =
                    FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
            return new NewFile(path, channel, asBefore);
        } catch (IOException e) {
            asBefore.run();
            throw e;
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
    FileChannel channel() {
        return channel;
    }

    /** Puts it in another file's place, at once. */
    public void become(Path target) throws IOException {
        channel.close();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
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
                asBefore.run();
            }
        }
    }
}
