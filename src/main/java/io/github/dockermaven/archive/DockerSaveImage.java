package io.github.dockermaven.archive;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The contents of an image, read from the archive in which an engine saves it.
 *
 * @param files all files of the image
 * @param manifest the archive's manifest of the image. Only engines with containerd's store have the image's original
 *     manifest; others generate one, or have none. It names the layers as they were transferred, but not itself: its
 *     bytes, as they are written here, may differ from the original
 * @param sizes the uncompressed sizes of its layers in bytes, from the bottom up; empty if the manifest has them
 */
public record DockerSaveImage(FileTable files, Optional<Manifest> manifest, List<Long> sizes) {
    private static final byte[] NONE = {};

    public DockerSaveImage {
        sizes = List.copyOf(sizes);
    }

    /** Creates the image with its original manifest. */
    public DockerSaveImage(FileTable files, Manifest manifest) {
        this(files, Optional.of(manifest), List.of());
    }

    /**
     * Returns the layers as the archive has them: as the manifest names them, else uncompressed.
     *
     * @param diffIds their uncompressed digests, from the bottom up
     */
    public List<Descriptor> layers(List<Digest> diffIds) {
        return manifest.map(Manifest::layers).orElseGet(() -> IntStream.range(0, diffIds.size())
                .mapToObj(i -> new Descriptor(Descriptor.LAYER, diffIds.get(i), sizes.get(i)))
                .toList());
    }

    /**
     * Reads the response to {@code GET /images/NAME/get} (Engine API 1.41 to 1.51, podman) once and as a stream.
     *
     * @param stream is read to the archive's end and left open
     * @param diffIds the digests of the image's layers, uncompressed, from the bottom up
     * @throws DockerFailureException if it lacks one of the layers, or has a file that cannot be read here
     * @throws IOException if the archive cannot be read, or is none
     */
    public static DockerSaveImage read(InputStream stream, List<Digest> diffIds) throws IOException {
        DockerSaveContents archive = new DockerSaveContents("the base image", diffIds);
        DockerSaveStream.read(stream, archive);
        FileTable files = archive.files();
        Optional<Manifest> manifest = archive.manifest();
        return new DockerSaveImage(files, manifest, manifest.isPresent() ? List.of() : archive.sizes());
    }

    /**
     * Reads only the layers of the same response.
     *
     * @param stream is read to the archive's end and left open
     * @param target receives all layers of all images in the archive
     * @throws IOException if the archive cannot be read, or is none
     */
    public static void readLayers(InputStream stream, LayerTarget target) throws IOException {
        DockerSaveStream.read(stream, target::add);
    }

    void write(DataOutputStream stream) throws IOException {
        byte[] json = manifest.map(Manifest::json).orElse(NONE);
        stream.writeInt(json.length);
        stream.write(json);
        stream.writeInt(sizes.size());
        for (long size : sizes) {
            stream.writeLong(size);
        }
        files.write(stream);
    }

    /** Reads the output of {@link #write}, up to the buffer's end. */
    static DockerSaveImage read(ByteBuffer buffer) throws IOException {
        byte[] json = new byte[buffer.getInt()];
        buffer.get(json);
        Optional<Manifest> manifest = json.length == 0
                ? Optional.empty()
                : Optional.of(Manifest.read(JsonReader.read(new ByteArrayInputStream(json))));
        List<Long> sizes = new ArrayList<>();
        for (int left = buffer.getInt(); left > 0; left--) {
            sizes.add(buffer.getLong());
        }
        return new DockerSaveImage(FileTable.read(buffer), manifest, sizes);
    }
}
