package io.github.dockermaven.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how much was read of a stream so far. */
final class CountedInputStream extends FilterInputStream {
    private final LongConsumer listener;
    private long count;

    CountedInputStream(InputStream in, LongConsumer listener) {
        super(in);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        add(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        add(read);
        return read;
    }

    private void add(int read) {
        if (read > 0) {
            count += read;
            listener.accept(count);
        }
    }
}
