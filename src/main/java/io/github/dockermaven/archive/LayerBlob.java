package io.github.dockermaven.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A layer as it is transferred: its archive, compressed or not. */
public final class LayerBlob {
    private LayerBlob() {}

    /**
     * Hands the archive over.
     *
     * @param blob is read to its end, where who gives it may only then tell that it was not right, and closed
     * @throws IOException also if it is not compressed as it says
     */
    public static void unpack(InputStream blob, LayerTarget target) throws IOException {
        try (BufferedInputStream content = new BufferedInputStream(blob)) {
            try (InputStream archive = Compression.of(content).decompress(content)) {
                target.add(archive);
            }
            content.transferTo(OutputStream.nullOutputStream());
        }
    }
}
