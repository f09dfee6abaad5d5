package io.github.dockermaven.builder;

import io.github.dockermaven.archive.DockerSaveBlobs;
import io.github.dockermaven.engine.EngineImageArchives;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.registry.Blob;
import io.github.dockermaven.report.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The layers of an image in an engine, which delivers a layer only by saving the whole image, in an order of its own.
 * So the image is saved once for all needed layers, which are kept as files until they are pushed. Safe for use by
 * several threads.
 */
final class DockerSaveLayers implements BaseLayerTransfer {
    private final EngineImageArchives archives;
    private final String image;
    private final List<Descriptor> layers;
    private final Progress progress;
    private final DockerSaveBlobs saved;

    /**
     * @param image its name or id
     * @param layers as the engine saves them, from the bottom up
     * @param folder for the files
     */
    DockerSaveLayers(
            EngineImageArchives archives, String image, List<Descriptor> layers, Path folder, Progress progress) {
        this.archives = archives;
        this.image = image;
        this.layers = layers;
        this.progress = progress;
        this.saved = new DockerSaveBlobs(folder);
    }

    @Override
    public List<BaseLayer> layers() {
        return layers.stream()
                .map(layer -> new BaseLayer(layer, new Blob(layer, () -> open(layer.digest()))))
                .toList();
    }

    @Override
    public synchronized void provide(Set<Digest> needed) {
        List<Descriptor> lacking = layers.stream()
                .filter(layer -> needed.contains(layer.digest()) && !saved.has(layer.digest()))
                .toList();
        if (lacking.isEmpty()) {
            return;
        }
        archives.save(image, progress.begin("Reading the layers of base image " + image), archive -> {
            saved.copy(archive, lacking);
            return saved;
        });
        lacking.stream()
                .map(Descriptor::digest)
                .filter(layer -> !saved.has(layer))
                .findFirst()
                .ifPresent(layer -> {
                    throw new DockerFailureException(
                            "Layer " + layer + " of the base image is missing in the engine's archive: the image"
                                    + " was changed meanwhile, or is incomplete. Pull it again.");
                });
    }

    /** Opens a layer, which may be needed even if another repository was expected to have it. */
    private synchronized InputStream open(Digest layer) throws IOException {
        provide(Set.of(layer));
        return saved.open(layer);
    }

    @Override
    public synchronized void close() {
        saved.close();
    }
}
