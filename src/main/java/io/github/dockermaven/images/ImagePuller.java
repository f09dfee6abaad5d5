package io.github.dockermaven.images;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.Progress;
import java.util.List;
import javax.inject.Named;
import javax.inject.Singleton;

/** Pulls images from their registries into the engine, whether it has them or not. */
@Named
@Singleton
public class ImagePuller {
    /**
     * Pulls images, one after the other.
     *
     * @param platform what they are to be for, {@code null} for the engine's own
     * @throws DockerFailureException if one cannot be pulled, or is for other platforms only
     */
    public void pull(
            List<ImageReference> names,
            Platform platform,
            Credentials credentials,
            EngineImages images,
            Progress progress) {
        EnginePull pull = new EnginePull(images, credentials);
        for (ImageReference name : names) {
            String wanted = platform == null ? null : platform.toString();
            EngineImage pulled = pull.run(name, wanted, "Image " + name, progress);
            if (platform != null && images.find(name.withDefaultTag(), platform).isEmpty()) {
                throw otherPlatform(name, platform, pulled);
            }
        }
    }

    /** Engines take what a registry has for one platform only, whatever it is; not all of them warn. */
    private static DockerFailureException otherPlatform(ImageReference name, Platform wanted, EngineImage pulled) {
        return new DockerFailureException("Image " + name + " is not for " + wanted + ": its registry has it for "
                + pulled.platform()
                + ", which the engine took. Leave docker.platform out, or name an image that is for "
                + wanted + ".");
    }
}
