package io.github.dockermaven.archive;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;

/** Parts one after the other. Each is opened when its turn comes, so that one file is open at a time, whatever the number. */
final class ConcatenatedStream extends BlockInputStream {
    private final Iterator<Segment> parts;
    private InputStream current = InputStream.nullInputStream();

    ConcatenatedStream(Iterator<Segment> parts) {
        this.parts = parts;
    }

    /** Fills the target unless the parts end: of small files there would be very many small pieces to send. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int filled = 0;
        while (filled < length) {
            int count = current.read(target, offset + filled, length - filled);
            if (count >= 0) {
                filled += count;
            } else if (parts.hasNext()) {
                current.close();
                current = InputStream.nullInputStream();
                current = parts.next().open();
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
