package io.github.dockermaven.build;

import io.github.dockermaven.archive.LayerTarget;
import io.github.dockermaven.archive.SavedBlobs;
import io.github.dockermaven.archive.SavedImage;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImageArchives;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.image.Activity;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageConfiguration;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Progress;
import io.github.dockermaven.registry.Blob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine as the source of base images.
 *
 * @param policy when the engine pulls them
 * @param credentials for their registries
 * @param cache the folder for what is known of them
 */
record EngineBases(Engine engine, PullPolicy policy, Credentials credentials, Path cache, Progress progress)
        implements BaseSource {
    /** As a build has it. */
    static EngineBases of(Engine engine, BuildRequest request, Progress progress) {
        return new EngineBases(
                engine,
                request.pullPolicy(),
                request.registries().pull(),
                request.builder().cache(),
                progress);
    }

    @Override
    public FoundBase find(BaseImage image, String location) throws ImageLoadException {
        EngineImages images = new EngineImages(engine);
        EngineImage found = new BasePuller(images, policy, credentials, progress).provide(image, location);
        if (image.platform() != null && !found.runsOn(image.platform())) {
            throw new ImageLoadException("it shows base image " + image.image() + " for " + found.platform() + ", not "
                    + image.platform() + "; name one that is for it, or correct docker.platform or --platform");
        }
        ImageConfiguration configuration = images.configuration(found.id())
                .orElseThrow(() -> new ImageLoadException("it does not tell what is in base image " + image.image()));
        SavedImage content = new SavedImages(engine, cache, progress).of(found, configuration);
        return new FoundBase(
                configuration,
                content::files,
                content.manifest(),
                target -> readLayers(found, target),
                () -> transferred(found, configuration, content.manifest()));
    }

    private void readLayers(EngineImage image, LayerTarget target) {
        archives().save(image.id(), reading("the layers of base image " + image.id()), archive -> {
            SavedImage.readLayers(archive, target);
            return target;
        });
    }

    /** As the engine saves them, which is as they came, or unpacked. */
    private List<BaseLayer> transferred(
            EngineImage image, ImageConfiguration configuration, Optional<Manifest> manifest) {
        Map<Digest, SavedBlobs.Blob> saved =
                archives().save(image.id(), reading("base image " + image.id()), SavedBlobs::list);
        return manifest
                .map(Manifest::layers)
                .orElseGet(() -> configuration.layers().stream()
                        .map(diffId -> new Descriptor(
                                Descriptor.LAYER, diffId, saved(saved, diffId).size()))
                        .toList())
                .stream()
                .map(layer -> {
                    String file = saved(saved, layer.digest()).name();
                    return new BaseLayer(
                            layer,
                            new Blob(layer, () -> SavedBlobs.open(archives().open(image.id()), file)));
                })
                .toList();
    }

    private static SavedBlobs.Blob saved(Map<Digest, SavedBlobs.Blob> saved, Digest layer) {
        if (!saved.containsKey(layer)) {
            throw new DockerFailureException("Layer " + layer + " of the base image is not in what the engine saves:"
                    + " the image was changed meanwhile, or is not there as a whole. Pull it again.");
        }
        return saved.get(layer);
    }

    private EngineImageArchives archives() {
        return new EngineImageArchives(engine);
    }

    private Activity reading(String what) {
        return progress.begin("Reading " + what);
    }
}
