package io.github.dockermaven.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * The archive in which an engine saves an image, while it is read. What a part of it is, is known by its content alone,
 * because names and order differ between engines: Docker's own form up to 24, an OCI layout since 25 and podman's, and what
 * is compressed in containerd's store is so here.
 */
final class SaveStream {
    private static final int BUFFER = 1 << 16;
    /** No configuration or manifest is that long; lists of the software in an image are. */
    private static final int MOST_JSON = 4 << 20;

    private SaveStream() {}

    /** What is made of the parts. */
    interface Parts {
        /** @param tar the uncompressed archive of a layer, of this image or of another one */
        void layer(InputStream tar) throws IOException;

        /** @param bytes a text that begins as JSON does: a configuration, a manifest, or something else */
        default void json(byte[] bytes) throws IOException {}
    }

    /** Reads an archive to its end, and leaves the stream open. */
    static void read(InputStream stream, Parts parts) throws IOException {
        TarArchiveInputStream archive = new TarArchiveInputStream(stream, StandardCharsets.UTF_8.name());
        while (archive.getNextEntry() != null) {
            readPart(new BufferedInputStream(archive, BUFFER), parts);
        }
    }

    private static void readPart(BufferedInputStream content, Parts parts) throws IOException {
        byte[] start = start(content);
        if (isTar(start)) {
            parts.layer(content);
            return;
        }
        Compression compression = Compression.of(content);
        if (compression != Compression.NONE) {
            try (BufferedInputStream unpacked = compression.undo(content)) {
                if (isTar(start(unpacked))) {
                    parts.layer(unpacked);
                }
            }
        } else if (start.length > 0 && start[0] == '{') {
            readJson(content, parts);
        }
    }

    private static void readJson(InputStream content, Parts parts) throws IOException {
        byte[] bytes = content.readNBytes(MOST_JSON + 1);
        if (bytes.length <= MOST_JSON) {
            parts.json(bytes);
        }
    }

    private static byte[] start(BufferedInputStream content) throws IOException {
        content.mark(TarHeader.BLOCK);
        byte[] start = content.readNBytes(TarHeader.BLOCK);
        content.reset();
        return start;
    }

    /** Whether it begins with a header or, if there is nothing in the tar, with a block of zeros. */
    private static boolean isTar(byte[] start) {
        try {
            return start.length == TarHeader.BLOCK
                    && (Arrays.equals(start, new byte[TarHeader.BLOCK]) || TarUtils.verifyCheckSum(start));
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }
}
