package io.github.dockermaven.builder;

import io.github.dockermaven.archive.DockerSaveCache;
import io.github.dockermaven.archive.DockerSaveImage;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A reader of base images' contents, which an engine delivers only by saving a whole image: it does so once for each
 * image, and the contents are cached for all later builds.
 */
final class DockerSaveReader {
    private final EngineSession engine;
    private final DockerSaveCache cache;
    private final Progress progress;

    /** @param folder the folder of the cache */
    DockerSaveReader(EngineSession engine, Path folder, Progress progress) {
        this.engine = engine;
        this.cache = new DockerSaveCache(folder);
        this.progress = progress;
    }

    /**
     * Returns the contents of an image.
     *
     * @param image the image in the engine
     * @param configuration the configuration for its platform
     * @throws ImageLoadException if the engine does not save the image, or only in an unknown form
     */
    DockerSaveImage of(EngineImage image, ImageConfigFile configuration) throws ImageLoadException {
        Digest key = Digest.of((image.id() + " " + configuration.layers()).getBytes(StandardCharsets.UTF_8));
        try {
            return cache.find(key).orElseGet(() -> {
                DockerSaveImage saved = save(image, configuration);
                cache.write(key, saved);
                return saved;
            });
        } catch (DockerFailureException | DockerExecutionException e) {
            throw new ImageLoadException("its base image cannot be read (" + e.getMessage() + ")");
        }
    }

    private DockerSaveImage save(EngineImage image, ImageConfigFile configuration) {
        Activity reading = progress.begin("Reading base image " + image.id());
        return engine.archives()
                .save(image.id(), reading, archive -> DockerSaveImage.read(archive, configuration.layers()));
    }
}
