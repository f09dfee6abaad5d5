package io.github.dockermaven.http;

import io.github.dockermaven.io.BlockInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of a known length on a connection. Closing it has no effect. */
final class FixedLengthInputStream extends BlockInputStream {
    private final InputStream input;
    private final long length;
    private long left;

    FixedLengthInputStream(InputStream input, long length) {
        this.input = input;
        this.length = length;
        this.left = length;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int read = input.read(bytes, offset, (int) Math.min(count, left));
        if (read < 0) {
            throw new EOFException("it closed the connection after %d of %d bytes".formatted(length - left, length));
        }
        left -= read;
        return read;
    }
}
