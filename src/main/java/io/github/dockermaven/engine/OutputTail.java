package io.github.dockermaven.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The last 64 KiB of an output. */
final class OutputTail {
    private static final int KEPT = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    synchronized void append(byte[] more) {
        bytes.writeBytes(more);
        if (bytes.size() > 2 * KEPT) {
            byte[] last = last();
            bytes.reset();
            bytes.writeBytes(last);
        }
    }

    private byte[] last() {
        byte[] all = bytes.toByteArray();
        return Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
    }

    @Override
    public synchronized String toString() {
        return new String(last(), StandardCharsets.UTF_8);
    }
}
