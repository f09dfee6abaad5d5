package io.github.dockermaven.archive;

import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A layer whose digests are known: all its files were read once, and none of their content was kept. */
public final class MeasuredLayer {
    private static final int CHUNK = 64 * 1024;

    private final LayerTar tar;
    private final Digest diffId;
    private final Descriptor gzip;

    private MeasuredLayer(LayerTar tar, Digest diffId, Descriptor gzip) {
        this.tar = tar;
        this.diffId = diffId;
        this.gzip = gzip;
    }

    /**
     * Reads all files of a layer.
     *
     * @param gzip whether to measure the gzip form too, which costs a second digest
     * @param read receives the number of bytes of each piece that was read
     * @throws io.github.dockermaven.error.DockerExecutionException if a file cannot be read or changes while it is read
     */
    public static MeasuredLayer of(Layer layer, boolean gzip, LongConsumer read) {
        LayerTar tar = new LayerTar(layer);
        MessageDigest digest = Digest.sha256();
        MessageDigest gzipDigest = Digest.sha256();
        try (InputStream content = new DigestInputStream(tar.open(), digest);
                InputStream form = gzip ? new StoredGzip(content, tar.size()) : content) {
            byte[] buffer = new byte[CHUNK];
            for (int count = form.read(buffer); count >= 0; count = form.read(buffer)) {
                if (gzip) {
                    gzipDigest.update(buffer, 0, count);
                }
                read.accept(count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("failures of files are other exceptions", e);
        }
        tar.measured();
        Descriptor descriptor = gzip
                ? new Descriptor(
                        Descriptor.GZIP_LAYER, Digest.ofHash(gzipDigest.digest()), StoredGzip.sizeOf(tar.size()))
                : null;
        return new MeasuredLayer(tar, Digest.ofHash(digest.digest()), descriptor);
    }

    /** Returns the digest of the uncompressed archive, by which configurations name layers. */
    public Digest diffId() {
        return diffId;
    }

    /** Returns the descriptor of the gzip form, by which manifests name layers. */
    public Descriptor gzip() {
        if (gzip == null) {
            throw new IllegalStateException("the gzip form of " + diffId + " was not measured");
        }
        return gzip;
    }

    /** Opens the gzip form. Reading it throws an exception if a file has changed since it was measured. */
    public InputStream openGzip() {
        return new StoredGzip(tar.open(), tar.size());
    }

    /** Returns the archive. Reading it throws an exception if a file has changed since it was measured. */
    Segment tar() {
        return segment(tar.size(), tar::open);
    }

    /** Returns the archive in the gzip format. */
    Segment gzipContent() {
        return segment(gzip().size(), this::openGzip);
    }

    private static Segment segment(long size, Supplier<InputStream> content) {
        return new Segment() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() {
                return content.get();
            }
        };
    }
}
