package io.github.dockermaven.builder;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A stream whose digest is available after its end was read, to other threads as well. */
final class DigestedStream extends DigestInputStream {
    private volatile boolean ended;

    DigestedStream(InputStream in, MessageDigest digest) {
        super(in, digest);
    }

    /** Returns the digest of the content as {@code sha256:…}; empty if it was not read to its end. */
    Optional<String> digest() {
        return ended ? Optional.of("sha256:" + HexFormat.of().formatHex(digest.digest())) : Optional.empty();
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        ended |= read < 0;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        ended |= read < 0;
        return read;
    }
}
