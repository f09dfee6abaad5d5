package io.github.dockermaven.images;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Optional;
import javax.inject.Named;
import javax.inject.Singleton;

/** Pulls images from their registries into the engine, whether it has them or not. */
@Named
@Singleton
public class ImagePuller {
    /**
     * Pulls images, one after the other.
     *
     * @param platform the required platform, the engine's own if empty
     * @throws DockerFailureException if one cannot be pulled, or is for other platforms only
     */
    public void pull(
            List<ImageReference> names,
            Optional<Platform> platform,
            Credentials credentials,
            EngineImages images,
            Progress progress) {
        EnginePull pull = new EnginePull(images, credentials);
        Optional<String> wanted = platform.map(Platform::toString);
        names.forEach(name -> pull.run(name, wanted, "Image " + name, progress));
    }
}
