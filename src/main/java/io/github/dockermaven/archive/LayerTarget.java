package io.github.dockermaven.archive;

import java.io.IOException;
import java.io.InputStream;

/** Takes the layers of a base image, in whatever order they come, and knows by their digests which are wanted. */
@FunctionalInterface
public interface LayerTarget {
    /**
     * Takes a layer.
     *
     * @param tar its uncompressed archive, read to its end
     * @throws IOException if that cannot be read
     */
    void add(InputStream tar) throws IOException;
}
