package io.github.dockermaven.contents;

import io.github.dockermaven.io.BlockInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The entries of a zip, read as a stream by their local headers (PKWARE's APPNOTE, 4.3.7). Java's own reader unpacks what
 * is skipped, which takes longer than reading it; this one unpacks only what is asked for, and what has its length behind it.
 */
final class ZipEntries implements AutoCloseable {
    private static final int BUFFER = 1 << 13;
    private static final int HEADER = 30;
    private static final int HEADER_MAGIC = 0x04034b50;
    /** Of the list of all entries, which follows the last one. */
    private static final int DIRECTORY_MAGIC = 0x02014b50;
    /** Of the end of that list, which is all that an empty zip has. */
    private static final int END_MAGIC = 0x06054b50;

    private static final int FLAGS = 6;
    private static final int METHOD = 8;
    private static final int LENGTH = 18;
    private static final int NAME_LENGTH = 26;
    private static final int EXTRA_LENGTH = 28;
    /** The length, and two more numbers, follow the content. */
    private static final int HAS_DESCRIPTOR = 1 << 3;

    private static final int DESCRIPTOR_MAGIC = 0x08074b50;
    private static final int DESCRIPTOR = 3 * Integer.BYTES;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** The length is elsewhere, for it is too long. */
    private static final long ZIP64 = 0xFFFF_FFFFL;

    private final PushbackInputStream zip;
    private final Inflater inflater = new Inflater(true);
    private InputStream content = InputStream.nullInputStream();
    /** The packed bytes of the entry that were not read yet, if their number is known. */
    private long left;

    /** @param zip is left open */
    ZipEntries(InputStream zip) {
        this.zip = new PushbackInputStream(zip, BUFFER);
    }

    /**
     * Moves to the next entry, and skips what was not read of the last one.
     *
     * @return its name, {@code null} after the last one
     * @throws ZipException if it is damaged
     * @throws IOException if it cannot be read
     */
    String next() throws IOException {
        skipRest();
        ByteBuffer header = ByteBuffer.wrap(zip.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        int magic = header.remaining() < Integer.BYTES ? 0 : header.getInt(0);
        if (magic == DIRECTORY_MAGIC || magic == END_MAGIC) {
            return null;
        }
        if (header.remaining() < HEADER || magic != HEADER_MAGIC) {
            throw new ZipException("it ends too early, or is no zip");
        }
        byte[] name = exactly(Short.toUnsignedInt(header.getShort(NAME_LENGTH)));
        exactly(Short.toUnsignedInt(header.getShort(EXTRA_LENGTH)));
        open(header.getShort(FLAGS), header.getShort(METHOD), Integer.toUnsignedLong(header.getInt(LENGTH)));
        return new String(name, StandardCharsets.UTF_8);
    }

    private void open(int flags, int method, long length) throws ZipException {
        boolean isDescribed = (flags & HAS_DESCRIPTOR) != 0;
        if (method != DEFLATED && (method != STORED || isDescribed) || length == ZIP64) {
            throw new ZipException("an entry that cannot be read as a stream");
        }
        inflater.reset();
        left = isDescribed ? 0 : length;
        if (isDescribed) {
            content = new Described();
        } else {
            content = method == STORED ? new Packed() : new InflaterInputStream(new Packed(), inflater, BUFFER);
        }
    }

    /** Returns the content of the entry, unpacked. */
    InputStream content() {
        return content;
    }

    /** Returns whether the content is unpacked even if it is skipped. */
    boolean isUnpackedAnyway() {
        return content instanceof Described;
    }

    private void skipRest() throws IOException {
        if (content instanceof Described described) {
            described.transferTo(OutputStream.nullOutputStream());
            described.end();
        } else {
            zip.skipNBytes(left);
        }
        content = InputStream.nullInputStream();
        left = 0;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = zip.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the zip ends in the middle of a header");
        }
        return bytes;
    }

    @Override
    public void close() {
        inflater.end();
    }

    /** The bytes of an entry as they are in the zip. */
    private final class Packed extends BlockInputStream {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = left == 0 ? -1 : zip.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }

    /** The content of an entry whose length only its own end shows. */
    private final class Described extends InflaterInputStream {
        Described() {
            super(zip, inflater, BUFFER);
        }

        /** Gives back what was read too far, and reads the descriptor: its magic number may be left out. */
        void end() throws IOException {
            int tooFar = inf.getRemaining();
            zip.unread(buf, len - tooFar, tooFar);
            ByteBuffer first = ByteBuffer.wrap(exactly(Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            exactly(first.getInt() == DESCRIPTOR_MAGIC ? DESCRIPTOR : DESCRIPTOR - Integer.BYTES);
        }
    }
}
