package io.github.dockermaven.archive;

import io.github.dockermaven.context.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;

/** Parts one after the other. Each is opened when its turn comes, so that one file is open at a time, whatever the number. */
final class Parts extends BlockInputStream {
    private final Iterator<Part> parts;
    private InputStream current = InputStream.nullInputStream();

    Parts(Iterator<Part> parts) {
        this.parts = parts;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int count = current.read(target, offset, length);
        while (count < 0 && parts.hasNext()) {
            current.close();
            current = InputStream.nullInputStream();
            current = parts.next().open();
            count = current.read(target, offset, length);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
