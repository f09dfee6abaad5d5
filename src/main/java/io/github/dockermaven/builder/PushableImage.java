package io.github.dockermaven.builder;

import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.registry.Blob;
import io.github.dockermaven.registry.Repository;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An image in the form for a registry.
 *
 * @param platform its platform
 * @param blobs all contents of the manifest
 * @param base the transfer of its base image's layers
 */
record PushableImage(Platform platform, Manifest manifest, List<Blob> blobs, BaseLayerTransfer base)
        implements AutoCloseable {
    static PushableImage of(MeasuredImage image) {
        BaseLayerTransfer transfer =
                image.base().map(found -> found.transfer().get()).orElse(BaseLayerTransfer.NONE);
        List<BaseLayer> base = transfer.layers();
        Manifest manifest = Manifest.of(
                image.configuration(),
                base.stream().map(BaseLayer::descriptor).toList(),
                image.layers().stream().map(MeasuredLayer::gzip).toList());
        List<Blob> blobs = new ArrayList<>(base.stream().map(BaseLayer::blob).toList());
        image.layers().forEach(layer -> blobs.add(new Blob(layer.gzip(), layer::openGzip)));
        byte[] configuration = image.configuration().json();
        blobs.add(new Blob(manifest.configuration(), () -> new ByteArrayInputStream(configuration)));
        return new PushableImage(image.configuration().platform(), manifest, blobs, transfer);
    }

    /**
     * Prepares the missing layers of the base image.
     *
     * @param lacking the blobs that a registry lacks; those that may be in another repository are not read in vain
     */
    void provide(List<Blob> lacking) {
        base.provide(lacking.stream()
                .filter(blob -> blob.from().isEmpty())
                .map(Blob::digest)
                .collect(Collectors.toSet()));
    }

    /** Returns the image as an entry of an index. */
    ImageIndex.Image inIndex() {
        return new ImageIndex.Image(manifest.descriptor(), platform);
    }

    /** Stores the manifest under its digest. */
    void pushManifest(Repository repository) {
        repository.putManifest(manifest.descriptor().digest().toString(), manifest.json(), Manifest.MEDIA_TYPE);
    }

    @Override
    public void close() {
        base.close();
    }
}
