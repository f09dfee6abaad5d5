package io.github.dockermaven.registry;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * The requests that upload the content of a blob, and the meaning of their responses (OCI distribution specification,
 * "Pushing Blobs").
 *
 * @param moved receives the number of bytes of the blob that were sent so far
 */
record UploadRequests(Blob blob, LongConsumer moved) {
    private static final String BYTES = "application/octet-stream";

    /** Returns the request that sends a part of the blob; the whole blob without a range, as docker does. */
    Request patch(HttpUrl location, long offset, long length) {
        Map<String, String> headers = length == blob.size()
                ? Map.of("Content-Type", BYTES)
                : Map.of("Content-Type", BYTES, "Content-Range", offset + "-" + (offset + length - 1));
        return new Request(
                "PATCH", location, headers, Optional.of(new RequestBody(blob.content(), offset, length, moved)));
    }

    /**
     * Returns the request that ends the upload.
     *
     * @param whole whether it sends the whole blob, or no content
     */
    Request put(HttpUrl location, boolean whole) {
        HttpUrl address = location.with("digest", blob.digest().toString());
        RequestBody body = whole ? new RequestBody(blob.content(), 0, blob.size(), moved) : RequestBody.EMPTY;
        return new Request("PUT", address, Map.of("Content-Type", BYTES), Optional.of(body));
    }

    /** Returns the number of bytes that the registry has, as {@code Range: 0-N} with N included. */
    static OptionalLong received(Response response) {
        String range = response.header("Range").orElse("");
        if (!range.matches("(bytes=)?0-[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long last = Long.parseLong(range.substring(range.indexOf('-') + 1));
        // Most registries report 0-0 for an empty upload as well as for a single byte.
        return OptionalLong.of(last == 0 ? 0 : last + 1);
    }

    /** Returns the least size of a chunk that is not the last: {@code OCI-Chunk-Min-Length}. */
    static long shortestChunk(Response response) {
        return response.header("OCI-Chunk-Min-Length")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
