package io.github.dockermaven.context;

import io.github.dockermaven.context.ContextEntry.Kind;
import io.github.dockermaven.io.BlockInputStream;
import io.github.dockermaven.io.FileFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;

/**
 * A build context as a POSIX tar that is generated while it is read: a Dockerfile, then entries in their order. Owner
 * is 0:0, all have one time, and extended headers are written only for names and sizes that need them.
 */
final class ContextTar extends BlockInputStream {
    /** The size of the two blocks of zeros that end a tar. */
    private static final int END = 2 * TarHeader.BLOCK;

    private final Iterator<ContextEntry> entries;
    private final long time;
    /** The bytes before the next content: a header, padding, or the end of the archive. */
    private ByteBuffer ready;

    private ContextEntry entry;
    /** The content of the entry, {@code null} if it has none. */
    private InputStream content;

    private long size;
    private long left;
    private boolean finished;
    private boolean closed;

    /**
     * @param dockerfile the Dockerfile's entry
     * @param text its content
     * @param entries all other entries
     * @param time the time of all of them, in seconds since 1970
     */
    ContextTar(ContextEntry dockerfile, byte[] text, Iterator<ContextEntry> entries, long time) {
        this.entries = entries;
        this.time = time;
        begin(dockerfile, new ByteArrayInputStream(text), text.length);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (closed) {
            throw new IOException("The build context's stream is closed.");
        }
        if (length == 0) {
            return 0;
        }
        while (!ready.hasRemaining()) {
            int count = content == null ? 0 : readContent(target, offset, length);
            if (count > 0) {
                return count;
            }
            if (finished) {
                return -1;
            }
            prepare();
        }
        int count = Math.min(length, ready.remaining());
        ready.get(target, offset, count);
        return count;
    }

    private void prepare() throws IOException {
        if (content != null) {
            content.close();
            content = null;
            ready = ByteBuffer.allocate(TarHeader.padding(size));
        } else if (entries.hasNext()) {
            begin(entries.next());
        } else {
            ready = ByteBuffer.allocate(END);
            finished = true;
        }
    }

    private void begin(ContextEntry next) throws IOException {
        if (next.kind() != Kind.FILE) {
            begin(next, null, 0);
            return;
        }
        SeekableByteChannel channel = open(next.file());
        begin(next, Channels.newInputStream(channel), channel.size());
    }

    private static SeekableByteChannel open(Path file) {
        try {
            return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw FileFailure.unreadable(file, e);
        }
    }

    private void begin(ContextEntry next, InputStream itsContent, long itsSize) {
        entry = next;
        content = itsContent;
        size = itsSize;
        left = itsSize;
        ready = ByteBuffer.wrap(header(next, itsSize).bytes());
    }

    private TarHeader header(ContextEntry entry, long size) {
        char type =
                switch (entry.kind()) {
                    case FOLDER -> TarHeader.FOLDER;
                    case LINK -> TarHeader.LINK;
                    default -> TarHeader.FILE;
                };
        return new TarHeader(
                entry.path(), type, entry.mode(), 0, 0, size, time, entry.link() == null ? "" : entry.link());
    }

    /** Reads a part of the content, and returns the number of bytes, 0 at its end. */
    private int readContent(byte[] target, int offset, int length) {
        if (left == 0) {
            if (readFile(new byte[1], 0, 1) > 0) {
                throw FileFailure.changed(entry.file(), "became longer");
            }
            return 0;
        }
        int count = readFile(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw FileFailure.changed(entry.file(), "became shorter");
        }
        left -= count;
        return count;
    }

    private int readFile(byte[] target, int offset, int length) {
        try {
            return content.read(target, offset, length);
        } catch (IOException e) {
            throw FileFailure.unreadable(entry.file(), e);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
