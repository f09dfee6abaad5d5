package io.github.dockermaven.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The compression of a content, recognised by its first bytes, because media types may be wrong. */
enum Compression {
    NONE,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int ZSTD_MAGIC = 0x28B52FFD;
    /** The first of the sixteen magic numbers of a frame to skip. */
    private static final int ZSTD_SKIPPED_MAGIC = 0x502A4D18;

    /** Returns the compression of a content, whose position does not change. */
    static Compression of(BufferedInputStream content) throws IOException {
        content.mark(Integer.BYTES);
        byte[] start = Arrays.copyOf(content.readNBytes(Integer.BYTES), Integer.BYTES);
        content.reset();
        int magic = ByteBuffer.wrap(start).getInt();
        if (magic >>> Short.SIZE == GZIP_MAGIC) {
            return GZIP;
        }
        return magic == ZSTD_MAGIC || (magic & 0xF0FFFFFF) == ZSTD_SKIPPED_MAGIC ? ZSTD : NONE;
    }

    /**
     * Returns the decompressed content, buffered. Closing it leaves the content open.
     *
     * @throws IOException also if the decompression library cannot be loaded
     */
    BufferedInputStream decompress(InputStream content) throws IOException {
        InputStream open = new Open(content);
        return switch (this) {
            case NONE -> new BufferedInputStream(open, BUFFER);
            case GZIP -> new BufferedInputStream(new GZIPInputStream(open, BUFFER), BUFFER);
            case ZSTD -> new BufferedInputStream(zstd(open), BUFFER);
        };
    }

    /** Opens zstd's native library lazily: only here does a missing or forbidden library show. */
    private static InputStream zstd(InputStream content) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(content);
        } catch (LinkageError e) {
            throw new IOException("it is compressed by zstd, whose library cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * A stream that stays open and always reports available bytes. Java's gzip reader looks for further members, of
     * which a layer may have many, only if bytes are available, and network streams report none.
     */
    private static final class Open extends FilterInputStream {
        Open(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }

        @Override
        public void close() {
            // The stream belongs to the caller.
        }
    }
}
