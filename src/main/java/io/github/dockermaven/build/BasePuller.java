package io.github.dockermaven.build;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.dockerfile.BaseImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Durations;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sees to it that the engine has the images a Dockerfile starts from. Builds do not pull: BuildKit takes no credentials
 * over the engine's API.
 */
final class BasePuller {
    private final EngineImages images;
    private final PullPolicy policy;
    private final Credentials credentials;
    private final Progress progress;

    BasePuller(EngineImages images, PullPolicy policy, Credentials credentials, Progress progress) {
        this.images = images;
        this.policy = policy;
        this.credentials = credentials;
        this.progress = progress;
    }

    /**
     * @param location the line that names the image, for messages: {@code Dockerfile:1}
     * @throws DockerFailureException if the engine lacks the image and cannot get it
     */
    void provide(BaseImage base, String location) {
        ImageReference image = base.image();
        boolean present = images.find(image.withDefaultTag())
                .filter(found -> base.platform() == null || found.runsOn(base.platform()))
                .isPresent();
        if (policy == PullPolicy.NEVER && !present) {
            throw new DockerFailureException(location + ": the engine does not have base image " + image
                    + ", and imagePullPolicy is Never. Pull it with 'docker pull " + image
                    + "', or set imagePullPolicy to IfNotPresent.");
        }
        if (policy == PullPolicy.ALWAYS || policy == PullPolicy.IF_NOT_PRESENT && !present) {
            pull(image, base.platform(), location);
        }
    }

    private void pull(ImageReference image, String platform, String location) {
        Optional<FoundCredential> credential = credentials.find(image);
        Instant begin = Instant.now();
        try {
            images.pull(image, platform, credential.map(FoundCredential::credential), progress);
        } catch (DockerFailureException e) {
            throw RegistryRefusal.describe(
                    location + ": base image " + image + " cannot be pulled", image, credential, e);
        }
        progress.action("Pulled " + image + " in " + Durations.format(Duration.between(begin, Instant.now())));
    }
}
