package io.github.dockermaven.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A layer as it is transferred: its archive, compressed or not. */
public final class LayerBlob {
    private LayerBlob() {}

    /**
     * Passes the uncompressed archive to a target.
     *
     * @param blob is closed, and read to its end first, because only there can its source report that its content is
     *     wrong
     * @throws IOException also if its compression is damaged
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
