package io.github.dockermaven.registry;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A server's answer, the body still to be read.
 *
 * @param method of the request
 * @param address of the request, after redirects
 */
record Response(String method, HttpUrl address, int status, HttpHeaders headers, ResponseBody body)
        implements AutoCloseable {
    /** With 499 a registry says that its client has gone, which then was a proxy that gave up a connection. */
    private static final Set<Integer> PASSING = Set.of(429, 499, 500, 502, 503, 504);

    /** As much as is read to keep a connection. */
    private static final int SMALL = 64 * 1024;

    /** A header's first value; one that is there and empty says nothing. */
    Optional<String> header(String name) {
        return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    List<String> challenges() {
        return headers.allValues("WWW-Authenticate");
    }

    /** Whether it may be another one if asked again. */
    boolean isRetryable() {
        return PASSING.contains(status);
    }

    /**
     * Its bytes.
     *
     * @throws ExchangeException if it does not come, or is longer than the limit
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

    /** Reads what is left of a small body, so that the connection can be used again. */
    @Override
    public void close() {
        try {
            body.readShort(SMALL);
        } catch (IOException e) {
            // The connection is of no use then.
        }
        body.close();
    }
}
