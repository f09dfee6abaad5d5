package io.github.dockermaven.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * The body of a request: a part of a content, which is read while it is sent.
 *
 * @param offset the part's beginning in the content
 * @param length its length in bytes
 * @param moved receives the number of bytes of the content that were read so far
 */
record RequestBody(Blob.Content content, long offset, long length, LongConsumer moved) {
    static final RequestBody EMPTY = of(new byte[0]);

    static RequestBody of(byte[] bytes) {
        return new RequestBody(() -> new ByteArrayInputStream(bytes), 0, bytes.length, count -> {});
    }

    /** Opens the content at the part's beginning. */
    InputStream open() throws IOException {
        InputStream stream = content.open();
        try {
            stream.skipNBytes(offset);
            return stream;
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }
}
