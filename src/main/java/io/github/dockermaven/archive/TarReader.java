package io.github.dockermaven.archive;

import io.github.dockermaven.context.FileName;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.BlockInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * A tar archive, read entry by entry as engines do with Go's {@code archive/tar}. After {@link #next}, the stream is
 * the entry's content. At most one header is in memory, and its length is limited.
 */
public final class TarReader extends BlockInputStream {
    /** The limit of Go, too. */
    private static final int LONGEST_HEADER = 1 << 20;
    /** Linux' PATH_MAX, without the byte that ends a path. */
    private static final int LONGEST_PATH = 4095;

    public static final char HARD_LINK = '1';

    private static final String HEADERS_ONLY = "123456";
    private static final int SPARSE_CONTINUES = 482;
    private static final int SPARSE_CONTINUES_AGAIN = 504;

    private final InputStream archive;
    /** The bytes of the content that were not read yet. */
    private long left;
    /** The bytes of padding after the content. */
    private int padding;

    private boolean hasEnded;

    /** @param archive is left open */
    public TarReader(InputStream archive) {
        this.archive = archive;
    }

    /**
     * An entry of the archive.
     *
     * @param name its path, as it is written
     * @param type ustar's letter
     * @param mode its permissions and other bits of the same field
     * @param time of its last change, in seconds since 1970
     * @param link the target of a link, else empty
     * @param size bytes of content
     */
    public record Entry(String name, char type, int mode, long uid, long gid, long time, String link, long size) {
        /** Returns whether the entry is a folder. */
        public boolean isFolder() {
            return type == TarHeader.FOLDER || type == 0 && name.endsWith("/");
        }
    }

    /**
     * Moves to the next entry, and skips the unread content of the last one.
     *
     * @return {@code null} at the end that the archive marks, after which there may be more bytes
     * @throws TarException if it is no tar archive, or an entry is one that no engine accepts
     * @throws IOException if it cannot be read
     */
    public Entry next() throws IOException {
        Map<String, byte[]> records = Map.of();
        byte[] longName = null;
        byte[] longLink = null;
        for (TarBlock header = header(); header != null; header = header()) {
            switch (header.type()) {
                case 'x' -> records = PaxRecords.read(extended(header));
                case 'L' -> longName = TarBlock.text(extended(header));
                case 'K' -> longLink = TarBlock.text(extended(header));
                case 'g' -> content(header.size());
                default -> {
                    byte[] name = records.getOrDefault(
                            PaxRecords.SPARSE_PATH, records.getOrDefault(PaxRecords.PATH, header.name()));
                    byte[] link = records.getOrDefault(PaxRecords.LINK, header.link());
                    return entry(
                            header, records, longName == null ? name : longName, longLink == null ? link : longLink);
                }
            }
        }
        return null;
    }

    /** Returns whether the archive has marked its end. Some programs leave that out, and so does a stream that was cut. */
    public boolean hasEnded() {
        return hasEnded;
    }

    private Entry entry(TarBlock header, Map<String, byte[]> records, byte[] name, byte[] link) throws IOException {
        check("a path", name);
        check("a link's target", link);
        if (header.type() == 'S') {
            skipSparse(header);
        }
        boolean empty = HEADERS_ONLY.indexOf(header.type()) >= 0;
        content(empty ? 0 : PaxRecords.number(records, PaxRecords.SIZE, header.size()));
        return new Entry(
                FileName.decode(name),
                header.type(),
                header.mode(),
                PaxRecords.number(records, PaxRecords.UID, header.uid()),
                PaxRecords.number(records, PaxRecords.GID, header.gid()),
                header.time(),
                FileName.decode(link),
                left);
    }

    private static void check(String what, byte[] path) throws TarException {
        if (path.length > LONGEST_PATH) {
            throw new TarException("it has " + what + " of " + path.length + " bytes, '"
                    + PrintableText.quote(new String(path, 0, 60, StandardCharsets.UTF_8))
                    + "…', but Linux's limit is " + LONGEST_PATH);
        }
    }

    /** Reads the next header, {@code null} at the archive's end. */
    private TarBlock header() throws IOException {
        skip();
        TarBlock header = block();
        if (header == null || header.isEmpty()) {
            hasEnded = header != null;
            return null;
        }
        if (!header.isHeader()) {
            throw new TarException("it is damaged, or no tar archive: the checksum of a header is wrong");
        }
        return header;
    }

    private TarBlock block() throws IOException {
        byte[] block = archive.readNBytes(TarHeader.BLOCK);
        if (block.length > 0 && block.length < TarHeader.BLOCK) {
            throw endsTooEarly();
        }
        return block.length == 0 ? null : new TarBlock(block);
    }

    private byte[] extended(TarBlock header) throws IOException {
        if (header.size() > LONGEST_HEADER) {
            throw new TarException("it has an extended header of " + header.size() + " bytes, but engines' limit is "
                    + LONGEST_HEADER);
        }
        content(header.size());
        return readAllBytes();
    }

    /** Skips further blocks with the holes of a sparse file in GNU's old form. */
    private void skipSparse(TarBlock header) throws IOException {
        boolean more = header.bytes()[SPARSE_CONTINUES] != 0;
        while (more) {
            TarBlock next = block();
            if (next == null) {
                throw endsTooEarly();
            }
            more = next.bytes()[SPARSE_CONTINUES_AGAIN] != 0;
        }
    }

    private void content(long size) throws TarException {
        if (size < 0) {
            throw new TarException("it is damaged, or no tar archive: a file has a negative size");
        }
        left = size;
        padding = TarHeader.padding(size);
    }

    private void skip() throws IOException {
        try {
            archive.skipNBytes(left);
            archive.skipNBytes(padding);
        } catch (EOFException e) {
            throw endsTooEarly();
        }
        left = 0;
        padding = 0;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (left == 0 || length == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = archive.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw endsTooEarly();
        }
        left -= count;
        return count;
    }

    private static TarException endsTooEarly() {
        return new TarException("it is incomplete: it ends in the middle of a file");
    }
}
