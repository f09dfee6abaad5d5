package io.github.dockermaven.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** What a content is compressed by. Its first bytes tell that; media types do not always. */
enum Compression {
    NONE,
    /** RFC 1952. */
    GZIP,
    /** RFC 8878; it cannot be read here. */
    ZSTD;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int ZSTD_MAGIC = 0x28B5;

    /** That of a content, which is left at its begin. */
    static Compression of(BufferedInputStream content) throws IOException {
        content.mark(Short.BYTES);
        int first = content.read();
        int second = content.read();
        content.reset();
        return switch (first << Byte.SIZE | second) {
            case GZIP_MAGIC -> GZIP;
            case ZSTD_MAGIC -> ZSTD;
            default -> NONE;
        };
    }

    /**
     * The content without it, buffered.
     *
     * @throws UnsupportedCompressionException if it cannot be read here
     */
    BufferedInputStream undo(InputStream content) throws IOException {
        return switch (this) {
            case NONE -> new BufferedInputStream(content, BUFFER);
            case GZIP -> new BufferedInputStream(new GZIPInputStream(new Unended(content), BUFFER), BUFFER);
            case ZSTD ->
                throw new UnsupportedCompressionException("it is compressed by zstd, which cannot be read here");
        };
    }

    /**
     * A stream that promises more. Java's reader of gzip looks for a further member of the file, which layers may have many
     * of, only where there is something available, and streams from networks say that there is nothing.
     */
    private static final class Unended extends FilterInputStream {
        Unended(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
