package io.github.dockermaven.engine.transport;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An answer's body, read from its connection as it arrives. The connection closes at its end, or when this is closed. */
final class ResponseBody extends BlockInputStream {
    private final InputStream body;
    private final Exchange exchange;
    private boolean ended;

    ResponseBody(InputStream body, Exchange exchange) {
        this.body = body;
        this.exchange = exchange;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            int count = exchange.read(body, bytes, offset, length);
            if (count < 0) {
                ended = true;
                exchange.close();
            }
            return count;
        } catch (IOException e) {
            exchange.close();
            throw e;
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
