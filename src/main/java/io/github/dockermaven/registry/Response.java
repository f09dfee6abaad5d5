package io.github.dockermaven.registry;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A server's response, whose body is still to be read.
 *
 * @param method of the request
 * @param address of the request, after redirects
 */
record Response(String method, HttpUrl address, int status, HttpHeaders headers, ResponseBody body)
        implements AutoCloseable {
    /** A registry answers 499 if its client has gone, which then was a proxy that gave up a connection. */
    private static final Set<Integer> RETRYABLE = Set.of(429, 499, 500, 502, 503, 504);

    /** The largest rest of a body, in bytes, that is read to keep a connection. */
    private static final int SMALL = 64 * 1024;

    /** Returns a header's first value; an empty one counts as missing. */
    Optional<String> header(String name) {
        return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    List<String> challenges() {
        return headers.allValues("WWW-Authenticate");
    }

    /** Returns whether another attempt may succeed. */
    boolean isRetryable() {
        return RETRYABLE.contains(status);
    }

    /**
     * Returns the bytes of the body.
     *
     * @throws ExchangeException if it does not arrive, or exceeds the limit
     */
    byte[] bytes(int limit) throws IOException {
        try {
            byte[] bytes = body.readShort(limit + 1);
            if (bytes.length > limit) {
                throw new ResponseTooLargeException(limit);
            }
            return bytes;
        } catch (IOException e) {
            throw new ExchangeException(address, e);
        }
    }

    /** Reads the rest of a small body, so that the connection can be used again. */
    @Override
    public void close() {
        try {
            body.readShort(SMALL);
        } catch (IOException e) {
            // Ignored: the connection is not used again.
        }
        body.close();
    }
}
