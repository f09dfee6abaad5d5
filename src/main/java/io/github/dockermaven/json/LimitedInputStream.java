package io.github.dockermaven.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input stream that fails after a limit of bytes, until its count is restarted. */
final class LimitedInputStream extends FilterInputStream {
    private final int limit;
    private long count;

    LimitedInputStream(InputStream in, int limit) {
        super(in);
        this.limit = limit;
    }

    void restart() {
        count = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    private void count(int read) throws IOException {
        count += Math.max(0, read);
        if (count > limit) {
            throw new IOException("a JSON value is larger than %d MB".formatted(limit >> 20));
        }
    }
}
