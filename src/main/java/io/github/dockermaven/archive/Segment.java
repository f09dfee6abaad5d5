package io.github.dockermaven.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of a stream: its size is known before it is read. */
interface Segment {
    /** Its length in bytes. */
    long size();

    /** Opens it, to be read once. */
    InputStream open() throws IOException;

    /** What is in memory already. */
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
