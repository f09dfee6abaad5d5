package io.github.dockermaven.http;

import io.github.dockermaven.io.BlockInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/**
 * A body in the chunked transfer coding (RFC 9112 section 7.1); extensions and trailers are skipped. Closing it has no
 * effect.
 */
public final class ChunkedInputStream extends BlockInputStream {
    /** The digits that a long can hold. */
    private static final int LONGEST_SIZE = 15;

    private final InputStream input;
    private long left;
    private boolean begun;
    private boolean ended;

    public ChunkedInputStream(InputStream input) {
        this.input = input;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = input.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("it closed the connection within a chunk: %d bytes are missing".formatted(left));
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (begun) {
            String end = ResponseHead.line(input);
            if (!end.isEmpty()) {
                throw ResponseHead.malformed("more than the chunk it announced", end);
            }
        }
        begun = true;
        String line = ResponseHead.line(input);
        int extension = line.indexOf(';');
        String size = (extension < 0 ? line : line.substring(0, extension)).trim();
        // Without a regular expression: an engine sends each line of a log that is followed as a chunk.
        if (size.isEmpty() || size.length() > LONGEST_SIZE || !size.chars().allMatch(HexFormat::isHexDigit)) {
            throw ResponseHead.malformed("a malformed chunk size", line);
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            while (!ResponseHead.line(input).isEmpty()) {
                // A trailer: engines send none that matter.
            }
            ended = true;
        }
    }
}
