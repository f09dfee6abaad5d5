package io.github.dockermaven.builder;

import io.github.dockermaven.archive.DockerSaveImage;
import io.github.dockermaven.archive.LayerTarget;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImageArchives;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageLoadException;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.report.Activity;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An engine as the source of base images.
 *
 * @param policy the condition under which the engine pulls them
 * @param credentials for their registries
 * @param cache the folder for their contents
 * @param passing the folder for layers that are being pushed
 */
record EngineBaseImages(
        EngineSession engine, PullPolicy policy, Credentials credentials, Path cache, Path passing, Progress progress)
        implements BaseImageSource {
    /** Returns the source for a build. */
    static EngineBaseImages of(EngineSession engine, BuildRequest request, Progress progress) {
        return of(engine, request, request.pullPolicy(), progress);
    }

    /** Returns the source for a build, with another pull policy. */
    static EngineBaseImages of(EngineSession engine, BuildRequest request, PullPolicy policy, Progress progress) {
        return new EngineBaseImages(
                engine, policy, request.registries().pull(), request.builder().cache(), request.records(), progress);
    }

    /**
     * Returns whether the engine has the image, or can pull it without harm. A classic store has one platform of an
     * image at a time: to pull one for another platform would take the name from the image that others use.
     */
    boolean mayGive(BaseImage image) {
        return image.platform()
                        .map(Platform::parseFlag)
                        .map(platform -> platform.runsOn(engine.platform()))
                        .orElse(true)
                || policy != PullPolicy.ALWAYS && puller().has(image);
    }

    @Override
    public ResolvedBaseImage find(BaseImage image, String location) throws ImageLoadException {
        EngineImages images = engine.images();
        EngineImage found = puller().provide(image, location);
        Optional<String> other = image.platform().filter(platform -> !found.runsOn(platform));
        if (other.isPresent()) {
            throw new ImageLoadException("it has base image " + image.image() + " for " + found.platform() + ", not "
                    + other.get() + "; name an image for this platform, or correct docker.platform or --platform");
        }
        ImageConfigFile configuration = images.configuration(found.id())
                .orElseThrow(() -> new ImageLoadException(
                        "it does not report the configuration of base image" + " " + image.image()));
        DockerSaveImage content = new DockerSaveReader(engine, cache, progress).of(found, configuration);
        return new ResolvedBaseImage(
                configuration,
                content::files,
                content.manifest(),
                target -> readLayers(found, target),
                () -> new DockerSaveLayers(
                        archives(), found.id(), content.layers(configuration.layers()), passing, progress));
    }

    private BaseImagePuller puller() {
        return new BaseImagePuller(engine.images(), policy, credentials, progress);
    }

    private void readLayers(EngineImage image, LayerTarget target) {
        Activity reading = progress.begin("Reading the layers of base image " + image.id());
        archives().save(image.id(), reading, archive -> {
            DockerSaveImage.readLayers(archive, target);
            return target;
        });
    }

    private EngineImageArchives archives() {
        return engine.archives();
    }
}
