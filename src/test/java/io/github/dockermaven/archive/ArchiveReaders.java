package io.github.dockermaven.archive;

import io.github.dockermaven.fuzz.Reader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Readers of base images, for tests. */
public final class ArchiveReaders {
    private ArchiveReaders() {}

    public static List<Reader> all() {
        byte[] layer = new Tar()
                .folder("etc")
                .file("etc/passwd")
                .link("etc/b", "../c")
                .hardLink("d", "etc/passwd", 0644)
                .file("etc/.wh.e")
                .file("f/" + "g".repeat(150))
                .bytes();
        byte[] gzip = gzip(layer);
        byte[] saved = new Tar()
                .file("blobs/sha256/a", "{\"layers\":[]}".getBytes())
                .file("a/layer.tar", layer)
                .file("blobs/sha256/b", gzip)
                .bytes();
        return List.of(
                Reader.ofBytes(
                        "layer tar",
                        input -> LayerFiles.read(new ByteArrayInputStream(input), new PathBudget()),
                        layer),
                Reader.ofBytes(
                        "save stream",
                        input -> DockerSaveStream.read(new ByteArrayInputStream(input), ArchiveReaders::readLayer),
                        saved),
                Reader.ofBytes(
                        "layer blob",
                        input -> LayerBlob.unpack(new ByteArrayInputStream(input), ArchiveReaders::readLayer),
                        layer,
                        gzip));
    }

    private static void readLayer(InputStream tar) throws IOException {
        LayerFiles.read(tar, new PathBudget());
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
