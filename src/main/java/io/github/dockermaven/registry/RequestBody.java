package io.github.dockermaven.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * The body of a request: a part of a content, read while it is sent.
 *
 * @param offset where the part begins in the content
 * @param length its length in bytes
 * @param moved told how many bytes of the content are behind, while they are read
 */
record RequestBody(Blob.Content content, long offset, long length, LongConsumer moved) {
    static final RequestBody EMPTY = of(new byte[0]);

    static RequestBody of(byte[] bytes) {
        return new RequestBody(() -> new ByteArrayInputStream(bytes), 0, bytes.length, count -> {});
    }

    /** Opens the content where the part begins. */
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
