package io.github.dockermaven.registry;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * The requests by which the content of a blob is uploaded, and what their answers say (OCI distribution specification, "Pushing Blobs").
 *
 * @param moved told how many bytes of the blob are behind, while they are sent
 */
record UploadRequests(Blob blob, LongConsumer moved) {
    private static final String BYTES = "application/octet-stream";

    /** Sends some of the blob; all of it without a range, as docker does. */
    Request patch(HttpUrl location, long offset, long length) {
        Map<String, String> headers = length == blob.size()
                ? Map.of("Content-Type", BYTES)
                : Map.of("Content-Type", BYTES, "Content-Range", offset + "-" + (offset + length - 1));
        return new Request("PATCH", location, headers, new RequestBody(blob.content(), offset, length, moved));
    }

    /**
     * Ends the upload.
     *
     * @param whole whether all of the blob is sent with it, or nothing any more
     */
    Request put(HttpUrl location, boolean whole) {
        HttpUrl address = location.with("digest", blob.digest().toString());
        RequestBody body = whole ? new RequestBody(blob.content(), 0, blob.size(), moved) : RequestBody.EMPTY;
        return new Request("PUT", address, Map.of("Content-Type", BYTES), body);
    }

    /** How many bytes the registry says that it has: {@code Range: 0-N}, N included. */
    static OptionalLong received(Response response) {
        String range = response.header("Range").orElse("");
        if (!range.matches("(bytes=)?0-[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        long last = Long.parseLong(range.substring(range.indexOf('-') + 1));
        // An upload with nothing in it is 0-0 in most registries, as is one of a single byte.
        return OptionalLong.of(last == 0 ? 0 : last + 1);
    }

    /** The least that a part may have that is not the last: {@code OCI-Chunk-Min-Length}. */
    static long shortestChunk(Response response) {
        return response.header("OCI-Chunk-Min-Length")
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
