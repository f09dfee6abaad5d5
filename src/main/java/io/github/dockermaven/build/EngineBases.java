package io.github.dockermaven.build;

import io.github.dockermaven.archive.LayerTarget;
import io.github.dockermaven.archive.SavedImage;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImageArchives;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.image.ImageConfiguration;
import io.github.dockermaven.image.Progress;

/** An engine as the source of base images. */
record EngineBases(Engine engine, BuildRequest request, Progress progress) implements BaseSource {
    @Override
    public FoundBase find(BaseImage image, String location) throws ImageLoadException {
        EngineImages images = new EngineImages(engine);
        EngineImage found =
                new BasePuller(images, request.pullPolicy(), request.credentials(), progress).provide(image, location);
        if (image.platform() != null && !found.runsOn(image.platform())) {
            throw new ImageLoadException("it shows base image " + image.image() + " for " + found.platform() + ", not "
                    + image.platform() + "; name one that is for it, or correct docker.platform or --platform");
        }
        ImageConfiguration configuration = images.configuration(found.id())
                .orElseThrow(() -> new ImageLoadException("it does not tell what is in base image " + image.image()));
        SavedImage content = new SavedImages(engine, request.builder().cache(), progress).of(found, configuration);
        return new FoundBase(configuration, content, target -> readLayers(found, target));
    }

    private void readLayers(EngineImage image, LayerTarget target) {
        new EngineImageArchives(engine)
                .save(image.id(), progress.begin("Reading the layers of base image " + image.id()), archive -> {
                    SavedImage.readLayers(archive, target);
                    return target;
                });
    }
}
