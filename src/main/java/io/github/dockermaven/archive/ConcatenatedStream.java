package io.github.dockermaven.archive;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;

/** Segments one after the other. Each is opened when its turn comes, so that at most one file is open at a time. */
public final class ConcatenatedStream extends BlockInputStream {
    private final Iterator<Segment> segments;
    private InputStream current = InputStream.nullInputStream();

    public ConcatenatedStream(Iterator<Segment> segments) {
        this.segments = segments;
    }

    /** Fills the target unless the segments end: otherwise, small files would be sent in very many small pieces. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int filled = 0;
        while (filled < length) {
            int count = current.read(target, offset + filled, length - filled);
            if (count >= 0) {
                filled += count;
            } else if (segments.hasNext()) {
                current.close();
                current = InputStream.nullInputStream();
                current = segments.next().open();
            } else {
                break;
            }
        }
        return filled == 0 && length > 0 ? -1 : filled;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
