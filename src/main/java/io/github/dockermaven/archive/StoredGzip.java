package io.github.dockermaven.archive;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * A stream in the gzip format without compression (RFC 1952, with the stored blocks of RFC 1951, 3.2.4). Its bytes are
 * the same on every machine, which no compressor guarantees, and its size is known in advance. Jars would hardly become
 * smaller.
 */
final class StoredGzip extends BlockInputStream {
    private static final int LARGEST_BLOCK = 65535;
    private static final int BLOCK_HEADER = 5;
    /** A header without name and time, from an unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER = 8;

    private final InputStream content;
    private final CRC32 crc = new CRC32();
    private final byte[] block = new byte[BLOCK_HEADER + LARGEST_BLOCK + TRAILER];
    private ByteBuffer ready = ByteBuffer.wrap(HEADER);
    private final long size;
    private long left;
    private boolean ended;

    /** @param size of the content, in bytes */
    StoredGzip(InputStream content, long size) {
        this.content = content;
        this.size = size;
        this.left = size;
    }

    /** Returns the size of the stream for a content's size. */
    static long sizeOf(long size) {
        long blocks = Math.max(1, (size + LARGEST_BLOCK - 1) / LARGEST_BLOCK);
        return HEADER.length + blocks * BLOCK_HEADER + size + TRAILER;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!ready.hasRemaining()) {
            if (ended) {
                return -1;
            }
            makeBlock();
        }
        int count = Math.min(length, ready.remaining());
        ready.get(target, offset, count);
        return count;
    }

    private void makeBlock() throws IOException {
        int length = (int) Math.min(LARGEST_BLOCK, left);
        int read = content.readNBytes(block, BLOCK_HEADER, length);
        if (read < length) {
            throw new IOException("a layer ended " + (left - read) + " bytes too early");
        }
        crc.update(block, BLOCK_HEADER, length);
        left -= length;
        ended = left == 0;
        ready = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        ready.put((byte) (ended ? 1 : 0)).putShort((short) length).putShort((short) ~length);
        ready.position(BLOCK_HEADER + length);
        if (ended) {
            ready.putInt((int) crc.getValue()).putInt((int) size);
        }
        ready.flip();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
