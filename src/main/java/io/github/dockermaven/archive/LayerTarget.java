package io.github.dockermaven.archive;

import java.io.IOException;
import java.io.InputStream;

/** A receiver of a base image's layers, in any order, which identifies those that it needs by their digests. */
@FunctionalInterface
public interface LayerTarget {
    /**
     * Receives a layer.
     *
     * @param tar its uncompressed archive, which is read to its end
     * @throws IOException if that cannot be read
     */
    void add(InputStream tar) throws IOException;
}
