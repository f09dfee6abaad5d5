package io.github.dockermaven.images;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.PulledImage;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has an engine pull images.
 *
 * @param images those of the engine
 * @param credentials for the registries
 */
public record EnginePull(EngineImages images, Credentials credentials) {
    /**
     * Pulls an image and says so, with its digest and size.
     *
     * @param platform {@code os/architecture[/variant]}, or {@code null} for the engine's own
     * @param subject what messages call the image
     * @return the image as the engine has it then
     * @throws DockerFailureException if it cannot be pulled
     */
    public EngineImage run(ImageReference image, String platform, String subject, Progress progress) {
        Optional<FoundCredential> credential = credentials.find(image);
        Instant begin = Instant.now();
        PulledImage pulled;
        try {
            pulled = images.pull(image, platform, credential.map(FoundCredential::credential), progress);
        } catch (DockerFailureException e) {
            throw RegistryRefusal.describe(subject + " cannot be pulled", image, credential, e);
        }
        EngineImage present = images.get(image.withDefaultTag());
        String facts = Stream.of(Optional.ofNullable(pulled.digest()), Optional.of(ByteSizes.format(present.size())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        progress.action((pulled.upToDate() ? "Up to date: " : "Pulled ") + image + " (" + facts + ") in "
                + Durations.format(Duration.between(begin, Instant.now())));
        return present;
    }
}
