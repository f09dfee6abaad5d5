package io.github.dockermaven.http;

import io.github.dockermaven.io.BlockInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The next so many bytes of a connection. Closing it does nothing. */
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
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int count = input.read(bytes, offset, (int) Math.min(wanted, left));
        if (count < 0) {
            throw new EOFException("it closed the connection after %d of %d bytes".formatted(length - left, length));
        }
        left -= count;
        return count;
    }
}
