package io.github.dockermaven.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A reader of one protobuf message, field by field (<a href="https://protobuf.dev/programming-guides/encoding/">wire
 * format</a>). The engine sends only BuildKit's few status messages in it, for which a generated model would need a
 * library.
 */
final class ProtobufReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final ByteBuffer message;
    private int wireType;

    ProtobufReader(ByteBuffer message) {
        this.message = message;
    }

    /** Moves to the next field and returns its number, or 0 at the end of the message. */
    int next() {
        if (!message.hasRemaining()) {
            return 0;
        }
        long key = varint();
        wireType = (int) (key & 7);
        return (int) (key >>> 3);
    }

    long number() {
        return varint();
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes()).toString();
    }

    ProtobufReader nested() {
        return new ProtobufReader(bytes());
    }

    ByteBuffer bytes() {
        int length = Math.toIntExact(varint());
        if (length < 0 || length > message.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer bytes = message.slice(message.position(), length);
        message.position(message.position() + length);
        return bytes;
    }

    /** Skips the value of the current field. */
    void skip() {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED_64 -> message.position(message.position() + Long.BYTES);
            case LENGTH_DELIMITED -> bytes();
            case FIXED_32 -> message.position(message.position() + Integer.BYTES);
            default -> throw new IllegalArgumentException("protobuf wire type " + wireType);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("protobuf varint of more than 10 bytes");
    }
}
