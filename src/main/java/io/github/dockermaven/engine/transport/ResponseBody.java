package io.github.dockermaven.engine.transport;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;

/**
 * A response's body, read from its connection as it arrives. The connection is closed at its end, or when this is
 * closed.
 */
final class ResponseBody extends BlockInputStream {
    private final Source source;
    private final Received received;
    private final Runnable onEnd;
    private boolean ended;

    /** Reads from a connection like {@link java.io.InputStream#read(byte[], int, int)}. */
    @FunctionalInterface
    interface Source {
        int read(byte[] bytes, int offset, int length) throws IOException;
    }

    /** The number of bytes that were already received. */
    @FunctionalInterface
    interface Received {
        int count() throws IOException;
    }

    /** @param onEnd closes the connection; may be called more than once */
    ResponseBody(Source source, Received received, Runnable onEnd) {
        this.source = source;
        this.received = received;
        this.onEnd = onEnd;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            int count = source.read(bytes, offset, length);
            if (count < 0) {
                ended = true;
                onEnd.run();
            }
            return count;
        } catch (IOException e) {
            onEnd.run();
            throw e;
        }
    }

    @Override
    public int available() throws IOException {
        return ended ? 0 : received.count();
    }

    @Override
    public void close() {
        onEnd.run();
    }
}
