package io.github.dockermaven.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** What a content is compressed by. Its first bytes tell that; media types do not always. */
enum Compression {
    NONE,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878. */
    ZSTD;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int ZSTD_MAGIC = 0x28B52FFD;
    /** Of a frame to skip, of which there are sixteen kinds. */
    private static final int ZSTD_SKIPPED_MAGIC = 0x502A4D18;

    /** That of a content, which is left at its begin. */
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
     * The content without it, buffered. To be closed, which leaves the content itself open.
     *
     * @throws IOException also if this Java cannot load what reads it
     */
    BufferedInputStream decompress(InputStream content) throws IOException {
        InputStream open = new Open(content);
        return switch (this) {
            case NONE -> new BufferedInputStream(open, BUFFER);
            case GZIP -> new BufferedInputStream(new GZIPInputStream(open, BUFFER), BUFFER);
            case ZSTD -> new BufferedInputStream(zstd(open), BUFFER);
        };
    }

    /** Its library is no Java: where there is none for this machine, or it may not be loaded, it is found out only here. */
    private static InputStream zstd(InputStream content) throws IOException {
        try {
            return new ZstdInputStreamNoFinalizer(content);
        } catch (LinkageError e) {
            throw new IOException("it is compressed by zstd, whose library cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * A stream that stays open, and promises more. Java's reader of gzip looks for a further member of the file, which layers
     * may have many of, only where there is something available, and streams from networks say that there is nothing.
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
            // Whoever gave it closes it.
        }
    }
}
