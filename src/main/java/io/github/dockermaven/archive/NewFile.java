package io.github.dockermaven.archive;

import io.github.dockermaven.terminal.InterruptSignal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file in the making, which is gone if it does not become another one, also if the process is ended meanwhile. */
final class NewFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private final Runnable asBefore;

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
    static NewFile in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path path = folder.resolve("new-" + UUID.randomUUID());
        // Not by a hook of our own: those run when our classes cannot be loaded any more.
        path.toFile().deleteOnExit();
        Runnable asBefore = InterruptSignal.exits();
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new NewFile(path, channel, asBefore);
        } catch (IOException e) {
            asBefore.run();
            throw e;
        }
    }

    /** For its content. */
    FileChannel channel() {
        return channel;
    }

    /** Puts it in another file's place, at once. */
    void become(Path target) throws IOException {
        channel.close();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } finally {
            asBefore.run();
        }
    }
}
