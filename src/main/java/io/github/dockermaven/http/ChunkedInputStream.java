package io.github.dockermaven.http;

import io.github.dockermaven.io.BlockInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A body in the chunked transfer coding (RFC 9112 section 7.1); extensions and trailers are skipped. Closing it has no
 * effect.
 */
public final class ChunkedInputStream extends BlockInputStream {
    /** The digits that a long can hold. */
    private static final int LONGEST_SIZE = 15;

    /** CR and LF. */
    private static final int END_OF_CHUNK = 2;

    private final InputStream input;
    /** A size, CR and the byte after it. */
    private final byte[] line = new byte[LONGEST_SIZE + 2];

    private String other = "";
    private int digits;
    private long number;
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

    /** Returns at most what was received: a chunk's head is not longer, and what follows it can be read. */
    @Override
    public int available() throws IOException {
        if (ended) {
            return 0;
        }
        return left > 0
                ? (int) Math.min(left, input.available())
                : Math.max(0, input.available() - line.length - END_OF_CHUNK);
    }

    private void nextChunk() throws IOException {
        if (begun) {
            readDigits();
            if (!other.isEmpty() || digits > 0) {
                throw ResponseHead.malformed("more than the chunk it announced", text());
            }
        }
        begun = true;
        readDigits();
        if (!other.isEmpty()) {
            readSize();
        } else if (digits == 0) {
            throw malformedSize();
        }
        left = number;
        if (left == 0) {
            while (!ResponseHead.line(input).isEmpty()) {
                // A trailer: engines send none that matter.
            }
            ended = true;
        }
    }

    /**
     * Reads a line of hexadecimal digits without new objects, because an engine sends each line of a log as a chunk. What else
     * the line has is in {@code other}, with the digits before it.
     */
    private void readDigits() throws IOException {
        other = "";
        number = 0;
        digits = 0;
        int b = input.read();
        for (; digits < LONGEST_SIZE && HexFormat.isHexDigit(b); b = input.read()) {
            line[digits++] = (byte) b;
            number = number << 4 | HexFormat.fromHexDigit(b);
        }
        int count = digits;
        if (b == '\r') {
            line[count++] = '\r';
            b = input.read();
        }
        if (b == '\n') {
            return;
        }
        if (b >= 0) {
            line[count++] = (byte) b;
        }
        other = ResponseHead.line(new SequenceInputStream(new ByteArrayInputStream(line, 0, count), input));
    }

    private void readSize() throws IOException {
        int extension = other.indexOf(';');
        String size = (extension < 0 ? other : other.substring(0, extension)).trim();
        if (size.isEmpty() || size.length() > LONGEST_SIZE || !size.chars().allMatch(HexFormat::isHexDigit)) {
            throw malformedSize();
        }
        number = Long.parseLong(size, 16);
    }

    private IOException malformedSize() {
        return ResponseHead.malformed("a malformed chunk size", text());
    }

    private String text() {
        return other.isEmpty() ? new String(line, 0, digits, StandardCharsets.ISO_8859_1) : other;
    }
}
