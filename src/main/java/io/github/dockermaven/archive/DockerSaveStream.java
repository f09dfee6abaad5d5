package io.github.dockermaven.archive;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.io.BlockInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream of the archive in which an engine saves an image. The kind of each part is recognised by its content alone,
 * because names and order differ between engines: Docker's own form up to 24, an OCI layout since 25 and podman's.
 * Content that containerd's store holds compressed is compressed here too.
 */
public final class DockerSaveStream {
    private static final int BUFFER = 1 << 16;
    /** Longer than any configuration or manifest; but lists of an image's software may be longer. */
    private static final int MOST_JSON = 4 << 20;

    private DockerSaveStream() {}

    /** The receiver of the archive's parts. */
    public interface Parts {
        /** @param tar the uncompressed archive of a layer, of this image or of another one */
        void layer(InputStream tar) throws IOException;

        /** @param bytes a text that begins as JSON does: a configuration, a manifest, or something else */
        default void json(byte[] bytes) throws IOException {}
    }

    /**
     * Reads an archive to its end, and leaves the stream open.
     *
     * @throws io.github.dockermaven.error.DockerFailureException for a layer that engines do not accept either
     * @throws IOException if it cannot be read, or is no archive
     */
    public static void read(InputStream stream, Parts parts) throws IOException {
        TarReader archive = new TarReader(stream);
        for (TarReader.Entry entry = archive.next(); entry != null; entry = archive.next()) {
            readPart(entry.name(), new BufferedInputStream(new Content(archive), BUFFER), parts);
        }
    }

    /** The content of an entry. A break in it is not the fault of the layer, which would be a {@link TarException}. */
    private static final class Content extends BlockInputStream {
        private final TarReader archive;

        Content(TarReader archive) {
            this.archive = archive;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return archive.read(bytes, offset, length);
            } catch (TarException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private static void readPart(String name, BufferedInputStream content, Parts parts) throws IOException {
        byte[] start = start(content);
        if (isTar(start)) {
            readLayer(name, content, parts);
            return;
        }
        Compression compression = Compression.of(content);
        if (compression != Compression.NONE) {
            try (BufferedInputStream unpacked = compression.decompress(content)) {
                if (isTar(start(unpacked))) {
                    readLayer(name, unpacked, parts);
                }
            }
        } else if (start.length > 0 && (start[0] == '{' || start[0] == '[')) {
            readJson(content, parts);
        }
    }

    private static void readLayer(String name, InputStream tar, Parts parts) throws IOException {
        try {
            parts.layer(tar);
        } catch (TarException e) {
            throw new DockerFailureException(
                    "Layer " + PrintableText.quote(name) + " of the image cannot be read: " + e.getMessage()
                            + ". Name another image.",
                    e);
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

    /** Returns whether a content begins with a header or, if the tar is empty, with a block of zeros. */
    private static boolean isTar(byte[] start) {
        TarBlock block = new TarBlock(start);
        return start.length == TarHeader.BLOCK && (block.isEmpty() || block.isHeader());
    }
}
