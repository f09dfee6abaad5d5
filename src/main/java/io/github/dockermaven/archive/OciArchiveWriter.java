package io.github.dockermaven.archive;

import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A writer of an {@link OciArchive}. A layer of the base image is written before its digest is known. Its header is
 * written in front of it afterwards, and the next content overwrites a layer that is not needed. While layers are
 * received, a failure to write is an {@link UncheckedIOException}, because their reader would take an
 * {@link IOException} for its own.
 */
final class OciArchiveWriter implements LayerTarget {
    /** The size of the two blocks of zeros that end a tar. */
    static final int END = 2 * TarHeader.BLOCK;

    private static final int CHUNK = 1 << 16;

    private final FileChannel file;
    private final Set<Digest> baseLayers;
    private final Map<Digest, Long> baseSizes = new HashMap<>();
    private final Set<String> paths = new HashSet<>();

    /** @param baseLayers the digests of the base images' layers */
    OciArchiveWriter(FileChannel file, Set<Digest> baseLayers) {
        this.file = file;
        this.baseLayers = baseLayers;
    }

    @Override
    public void add(InputStream tar) throws IOException {
        long begin = position();
        move(begin + TarHeader.SIZED);
        MessageDigest sha256 = Digest.sha256();
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        for (int count = tar.read(chunk); count >= 0; count = tar.read(chunk)) {
            sha256.update(chunk, 0, count);
            write(ByteBuffer.wrap(chunk, 0, count));
            size += count;
        }
        Digest diffId = Digest.ofHash(sha256.digest());
        if (!baseLayers.contains(diffId) || baseSizes.putIfAbsent(diffId, size) != null) {
            move(begin);
            return;
        }
        write(ByteBuffer.wrap(new byte[TarHeader.padding(size)]));
        long end = position();
        move(begin);
        write(ByteBuffer.wrap(
                TarHeader.file(DockerLoadArchive.blobPath(diffId), size).sizedBytes()));
        move(end);
        paths.add(DockerLoadArchive.blobPath(diffId));
    }

    /**
     * Writes the rest: the added layers and the descriptions.
     *
     * @throws DockerFailureException if a layer of the base image is missing
     * @throws IOException if the file cannot be written
     */
    void finish(OciArchive image, LongConsumer written) throws IOException {
        Map<String, Segment> descriptions = image.descriptions(this::baseSize);
        for (OciArchive.Image each : image.images()) {
            for (MeasuredLayer layer : each.layers()) {
                add(DockerLoadArchive.blobPath(layer.gzip().digest()), layer.gzipContent(), written);
            }
        }
        for (Map.Entry<String, Segment> description : descriptions.entrySet()) {
            add(description.getKey(), description.getValue(), count -> {});
        }
        write(ByteBuffer.wrap(new byte[END]));
        file.truncate(file.position());
    }

    private long baseSize(Digest diffId) {
        if (!baseSizes.containsKey(diffId)) {
            throw new DockerFailureException("Layer " + diffId + " of the base image is missing in the image's source:"
                    + " the image was changed meanwhile, or is incomplete. Pull it again.");
        }
        return baseSizes.get(diffId);
    }

    /** Adds a file, unless its path is there already: equal layers are stored once. */
    private void add(String path, Segment content, LongConsumer written) throws IOException {
        if (!paths.add(path)) {
            return;
        }
        write(ByteBuffer.wrap(TarHeader.file(path, content.size()).bytes()));
        try (InputStream stream = content.open()) {
            byte[] chunk = new byte[CHUNK];
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                write(ByteBuffer.wrap(chunk, 0, count));
                written.accept(count);
            }
        }
        write(ByteBuffer.wrap(new byte[TarHeader.padding(content.size())]));
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long position() {
        try {
            return file.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(long position) {
        try {
            file.position(position);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
