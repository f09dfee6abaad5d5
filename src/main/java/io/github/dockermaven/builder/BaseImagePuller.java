package io.github.dockermaven.builder;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.report.Progress;
import java.util.Optional;

/**
 * Ensures that the engine has the base images of a Dockerfile. Builds do not pull: BuildKit accepts no credentials over
 * the engine's API.
 */
final class BaseImagePuller {
    private final EngineImages images;
    private final PullPolicy policy;
    private final EnginePull pull;
    private final Progress progress;

    BaseImagePuller(EngineImages images, PullPolicy policy, Credentials credentials, Progress progress) {
        this.images = images;
        this.policy = policy;
        this.pull = new EnginePull(images, credentials);
        this.progress = progress;
    }

    /** Returns whether the engine has the image for its platform. */
    boolean has(BaseImage base) {
        return find(base.image(), base.platform()).isPresent();
    }

    /**
     * Provides an image.
     *
     * @param location the line that names the image, for messages: {@code Dockerfile:1}
     * @return the engine's image
     * @throws DockerFailureException if the engine lacks the image and cannot pull it
     */
    EngineImage provide(BaseImage base, String location) {
        return provide(base, location, "base image");
    }

    /** Provides an image like {@link #provide(BaseImage, String)}, for the line {@code # syntax=}. */
    EngineImage provideFrontend(BaseImage frontend, String location) {
        try {
            return provide(frontend, location, "frontend");
        } catch (DockerFailureException e) {
            throw new DockerFailureException(
                    e.getMessage()
                            + " The line '# syntax=' asks for it: leave that line out if no instruction needs it, or"
                            + " give the engine a mirror of its registry.",
                    e);
        }
    }

    private EngineImage provide(BaseImage base, String location, String kind) {
        ImageReference image = base.image();
        Optional<EngineImage> present = find(image, base.platform());
        if (policy == PullPolicy.NEVER && present.isEmpty()) {
            throw new DockerFailureException(location + ": the engine does not have " + kind + " " + image
                    + base.platform().map(platform -> " for " + platform).orElse("")
                    + ", and imagePullPolicy is Never. Pull it with 'docker pull "
                    + base.platform()
                            .map(platform -> "--platform " + platform + " ")
                            .orElse("") + image
                    + "', or set imagePullPolicy to IfNotPresent.");
        }
        if (policy != PullPolicy.ALWAYS && present.isPresent()) {
            return present.get();
        }
        return pull.run(image, base.platform(), location + ": " + kind + " " + image, progress);
    }

    /**
     * Ensures that the engine has an image for its cache. A missing one is reported and is not an error, because the
     * first build has none.
     *
     * @return whether the engine has it
     */
    boolean provideCache(ImageReference image, Optional<String> platform) {
        boolean present = find(image, platform).isPresent();
        if (policy == PullPolicy.NEVER && !present) {
            progress.action("Building without the cache of " + image
                    + ": the engine does not have it, and imagePullPolicy is Never");
        }
        if (policy == PullPolicy.NEVER || policy == PullPolicy.IF_NOT_PRESENT && present) {
            return present;
        }
        try {
            pull.run(image, platform, "it", progress);
            return true;
        } catch (DockerFailureException e) {
            progress.action("Building " + (present ? "with the older" : "without the") + " cache of " + image + ": "
                    + e.getMessage());
            return present;
        }
    }

    private Optional<EngineImage> find(ImageReference image, Optional<String> platform) {
        return images.find(image.withDefaultTag())
                .filter(found -> platform.map(found::runsOn).orElse(true));
    }
}
