package io.github.dockermaven.images;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.PulledImage;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A pull of images by an engine.
 *
 * @param images the engine's images
 * @param credentials for the registries
 */
public record EnginePull(EngineImages images, Credentials credentials) {
    /**
     * Pulls an image and reports its digest and size.
     *
     * @param platform {@code os/architecture[/variant]}, the engine's own if empty
     * @param subject the image's name in messages
     * @return the engine's image after the pull
     * @throws DockerFailureException if it cannot be pulled, or is for other platforms only; in the latter case the
     *     engine's images are unchanged
     */
    public EngineImage run(ImageReference image, Optional<String> platform, String subject, Progress progress) {
        Instant begin = Instant.now();
        Optional<FoundCredential> credential = credentials.find(image);
        ImageReference name = image.withDefaultTag();
        boolean isSure = platform.map(wanted -> isInRegistry(name, wanted, credential, subject))
                .orElse(true);
        Optional<FormerName> former = isSure ? Optional.empty() : Optional.of(FormerName.of(name, images));
        PulledImage pulled = pull(image, platform, credential, subject, progress);
        EngineImage present = images.get(name);
        if (former.isPresent() && !isFor(name, platform.orElseThrow(), present)) {
            restore(former.get(), present.id(), progress);
            throw otherPlatform(subject, platform.orElseThrow(), List.of(present.platform()));
        }
        String facts = Stream.of(Optional.ofNullable(pulled.digest()), Optional.of(ByteSizes.format(present.size())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        progress.action((pulled.upToDate() ? "Up to date: " : "Pulled ") + image + " (" + facts + ") in "
                + Durations.format(Duration.between(begin, Instant.now())));
        return present;
    }

    private PulledImage pull(
            ImageReference image,
            Optional<String> platform,
            Optional<FoundCredential> credential,
            String subject,
            Progress progress) {
        try {
            return images.pull(image, platform, credential.map(FoundCredential::credential), progress);
        } catch (DockerFailureException e) {
            throw RegistryRefusal.describe(subject + " cannot be pulled", image, credential, e);
        }
    }

    /**
     * Returns whether the registry has the image for the platform. Engines accept an image for a single platform, whichever
     * it is.
     *
     * @return {@code false} if it is not known
     * @throws DockerFailureException if it has the image for others only
     */
    private boolean isInRegistry(
            ImageReference image, String platform, Optional<FoundCredential> credential, String subject) {
        List<String> platforms = images.platformsInRegistry(image, credential.map(FoundCredential::credential));
        if (!platforms.isEmpty() && platforms.stream().noneMatch(each -> EngineImage.runsOn(each, platform))) {
            throw otherPlatform(subject, platform, platforms);
        }
        return !platforms.isEmpty();
    }

    /** A containerd store may have it for several platforms, and shows one of them. */
    private boolean isFor(ImageReference name, String platform, EngineImage present) {
        return present.runsOn(platform)
                || images.find(name, Platform.parseFlag(platform)).isPresent();
    }

    private static DockerFailureException otherPlatform(String subject, String wanted, List<String> platforms) {
        return new DockerFailureException(subject + " is not for " + wanted + ": its registry has it for "
                + PrintableText.line(platforms.stream().distinct().collect(Collectors.joining(", ")))
                + ". Name an image that is for " + wanted + ", or correct the platform.");
    }

    /** Gives the name back to what had it, and removes what was pulled if it has no other. */
    private void restore(FormerName former, String pulled, Progress progress) {
        if (former.isOf(pulled)) {
            return;
        }
        former.restore(progress);
        boolean isNameless = images.document(pulled)
                .filter(image -> image.path("RepoTags").isEmpty())
                .isPresent();
        if (isNameless) {
            images.remove(pulled, false);
        }
    }
}
