package io.github.dockermaven.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of a stream, whose size is known before it is read. */
public interface Segment {
    /** Returns the size in bytes. */
    long size();

    /** Opens the content, to be read once. */
    InputStream open() throws IOException;

    /** Returns a segment in memory. */
    static Segment of(byte[] bytes) {
        return new Segment() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }
}
