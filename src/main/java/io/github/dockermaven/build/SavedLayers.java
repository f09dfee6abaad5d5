package io.github.dockermaven.build;

import io.github.dockermaven.archive.SavedBlobs;
import io.github.dockermaven.engine.EngineImageArchives;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The layers of an image in an engine, which gives one only by saving all of them. Where in that archive each layer is, it takes
 * one more to find out: once, when the first is opened. Safe to use from several threads.
 */
final class SavedLayers {
    private final EngineImageArchives archives;
    private final String image;
    private final Progress progress;
    private Map<Digest, String> names;

    /** @param image its name or id */
    SavedLayers(EngineImageArchives archives, String image, Progress progress) {
        this.archives = archives;
        this.image = image;
        this.progress = progress;
    }

    /**
     * Opens one as the engine saves it.
     *
     * @throws DockerFailureException if the engine does not save the image, or not with this layer
     */
    InputStream open(Digest layer) throws IOException {
        String name = name(layer);
        return SavedBlobs.open(archives.open(image), name);
    }

    private synchronized String name(Digest layer) {
        if (names == null) {
            names = archives.save(image, progress.begin("Reading base image " + image), SavedBlobs::list);
        }
        if (!names.containsKey(layer)) {
            throw new DockerFailureException("Layer " + layer + " of the base image is not in what the engine saves:"
                    + " the image was changed meanwhile, or is not there as a whole. Pull it again.");
        }
        return names.get(layer);
    }
}
