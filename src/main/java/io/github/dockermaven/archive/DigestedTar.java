package io.github.dockermaven.archive;

import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;

/** The archive of a layer while it is read: also what is skipped is digested, and all bytes are counted. */
public final class DigestedTar extends DigestInputStream {
    private static final int BUFFER = 1 << 16;

    private final byte[] skipped = new byte[BUFFER];
    private long size;

    public DigestedTar(InputStream tar) {
        super(tar, Digest.sha256());
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        size += next < 0 ? 0 : 1;
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        size += Math.max(0, count);
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(skipped, 0, (int) Math.min(count, BUFFER)));
    }

    /** Returns the digest of all bytes, including those after the end that the tar marks. */
    public Digest end() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return Digest.ofHash(digest.digest());
    }

    /** Returns the number of bytes read so far. */
    public long size() {
        return size;
    }
}
