package io.github.dockermaven.contents;

import io.github.dockermaven.io.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A stream that computes a fingerprint of what is read: two CRCs of different polynomials, 64 bits together, which the
 * processor computes faster than any image is read. It finds files that are equal; it proves nothing against an attacker.
 */
final class FingerprintStream extends BlockInputStream {
    private final InputStream content;
    private final CRC32 crc = new CRC32();
    private final CRC32C other = new CRC32C();

    FingerprintStream(InputStream content) {
        this.content = content;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = content.read(bytes, offset, length);
        if (count > 0) {
            crc.update(bytes, offset, count);
            other.update(bytes, offset, count);
        }
        return count;
    }

    /** Reads the rest, and returns the fingerprint of all. */
    long end() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return crc.getValue() << Integer.SIZE | other.getValue();
    }
}
