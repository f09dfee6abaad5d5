package io.github.dockermaven.context;

import io.github.dockermaven.context.ContextEntry.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A build context as a POSIX tar that comes into being while it is read: a Dockerfile, then entries in their order. Owner
 * is 0:0, time is the epoch, extended headers are written only for names and sizes that need them.
 */
final class ContextTar extends BlockInputStream {
    private static final FileTime EPOCH = FileTime.fromMillis(0);
    private static final int CHUNK = 64 * 1024;

    private final Iterator<ContextEntry> entries;
    private final Chunk made = new Chunk();
    private final TarArchiveOutputStream tar;
    private final byte[] buffer = new byte[CHUNK];
    private ContextEntry entry;
    private InputStream content;
    private long left;
    private boolean finished;
    private boolean closed;

    /**
     * @param dockerfile the Dockerfile's entry
     * @param text what is in it
     * @param entries everything else
     */
    ContextTar(ContextEntry dockerfile, byte[] text, Iterator<ContextEntry> entries) throws IOException {
        this.entries = entries;
        tar = new TarArchiveOutputStream(made, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
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
        while (made.isEmpty()) {
            if (finished) {
                return -1;
            }
            makeMore();
        }
        return made.read(target, offset, length);
    }

    private void makeMore() throws IOException {
        if (content != null) {
            copy();
        } else if (entries.hasNext()) {
            begin(entries.next());
        } else {
            tar.finish();
            finished = true;
        }
    }

    private void begin(ContextEntry next) throws IOException {
        if (next.kind() != Kind.FILE) {
            begin(next, InputStream.nullInputStream(), 0);
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

    private void begin(ContextEntry next, InputStream itsContent, long size) throws IOException {
        entry = next;
        content = itsContent;
        left = size;
        tar.putArchiveEntry(header(next, size));
    }

    private static TarArchiveEntry header(ContextEntry entry, long size) {
        TarArchiveEntry header = new TarArchiveEntry(
                entry.archivePath(), entry.kind() == Kind.LINK ? TarConstants.LF_SYMLINK : type(entry), true);
        header.setMode(entry.mode());
        header.setIds(0, 0);
        header.setNames("", "");
        header.setLastModifiedTime(EPOCH);
        header.setSize(size);
        if (entry.link() != null) {
            header.setLinkName(entry.link());
        }
        return header;
    }

    private static byte type(ContextEntry entry) {
        return entry.kind() == Kind.FOLDER ? TarConstants.LF_DIR : TarConstants.LF_NORMAL;
    }

    private void copy() throws IOException {
        int count = readContent((int) Math.min(buffer.length, Math.max(left, 1)));
        if (left > 0 && count < 0) {
            throw FileFailure.changed(entry.file(), "became shorter");
        }
        if (left == 0 && count > 0) {
            throw FileFailure.changed(entry.file(), "became longer");
        }
        if (left == 0) {
            content.close();
            content = null;
            tar.closeArchiveEntry();
        } else {
            tar.write(buffer, 0, count);
            left -= count;
        }
    }

    private int readContent(int length) {
        try {
            return content.read(buffer, 0, length);
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

    /** The part of the archive that is made and not yet read. */
    private static final class Chunk extends OutputStream {
        private byte[] bytes = new byte[CHUNK + 1024];
        private int start;
        private int end;

        boolean isEmpty() {
            return start == end;
        }

        int read(byte[] target, int offset, int length) {
            int count = Math.min(length, end - start);
            System.arraycopy(bytes, start, target, offset, count);
            start += count;
            return count;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            if (isEmpty()) {
                start = 0;
                end = 0;
            }
            if (end + length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end + length, bytes.length * 2));
            }
            System.arraycopy(source, offset, bytes, end, length);
            end += length;
        }
    }
}
