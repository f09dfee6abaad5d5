package io.github.dockermaven.engine.transport;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The conversion of older encodings of private keys to PKCS#8 (RFC 5208), the only one that the JDK reads. */
final class Pkcs8 {
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int SEQUENCE = 0x30;
    /** The field {@code parameters [0]} of RFC 5915's ECPrivateKey. */
    private static final int PARAMETERS = 0xa0;

    private static final byte[] VERSION = der(INTEGER, new byte[] {0});
    /** The algorithm 1.2.840.113549.1.1.1 with its NULL parameters (RFC 8017). */
    private static final byte[] RSA = {
        0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /** The algorithm 1.2.840.10045.2.1 (RFC 5480). */
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private Pkcs8() {}

    static byte[] ofPkcs1(byte[] key) {
        return wrap(RSA, key);
    }

    /**
     * Converts an elliptic-curve key.
     *
     * @param parameters the curve from a block of its own, for a key that does not name it; or {@code null}
     * @throws IllegalArgumentException if the key is malformed or its curve is not named
     */
    static byte[] ofSec1(byte[] key, byte[] parameters) {
        byte[] curve = curveIn(key);
        if (curve == null) {
            curve = parameters;
        }
        if (curve == null || curve.length == 0 || curve[0] != OBJECT_ID) {
            throw new IllegalArgumentException("The key does not name its curve");
        }
        return wrap(concat(EC, curve), key);
    }

    private static byte[] wrap(byte[] algorithm, byte[] key) {
        return der(SEQUENCE, concat(VERSION, der(SEQUENCE, algorithm), der(OCTET_STRING, key)));
    }

    private static byte[] curveIn(byte[] key) {
        try {
            ByteBuffer fields = ByteBuffer.wrap(value(ByteBuffer.wrap(key), SEQUENCE));
            value(fields, INTEGER);
            value(fields, OCTET_STRING);
            boolean named = fields.hasRemaining() && (fields.get(fields.position()) & 0xff) == PARAMETERS;
            return named ? value(fields, PARAMETERS) : null;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("The key breaks off", e);
        }
    }

    private static byte[] value(ByteBuffer buffer, int tag) {
        int found = buffer.get() & 0xff;
        int length = buffer.get() & 0xff;
        if (length > 0x80) {
            int bytes = length & 0x7f;
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | buffer.get() & 0xff;
            }
        }
        if (found != tag || length < 0 || length > buffer.remaining()) {
            throw new IllegalArgumentException("The key is malformed");
        }
        byte[] value = new byte[length];
        buffer.get(value);
        return value;
    }

    private static byte[] der(int tag, byte[] value) {
        return concat(new byte[] {(byte) tag}, length(value.length), value);
    }

    /** Returns a length in the shortest form, as DER requires. */
    private static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        return length < 0x100
                ? new byte[] {(byte) 0x81, (byte) length}
                : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
