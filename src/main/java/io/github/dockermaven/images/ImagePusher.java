package io.github.dockermaven.images;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.inject.Named;
import javax.inject.Singleton;

/** Pushes images from the engine to the registries of their names. */
@Named
@Singleton
public class ImagePusher {
    /**
     * Pushes an image under each of its names. First it checks that the engine has all of them, and that they are the
     * same image.
     *
     * @param names the image's main name first
     * @param inRegistry adds the target registry to a name; a changed name is the image's for the push only, unless the
     *     engine had that name before
     * @param required whether a missing image is an error; if not, it is reported
     * @return empty if the engine does not have the image
     * @throws DockerFailureException if one is missing or another image, or a registry refuses
     */
    public Optional<PushedImage> push(
            List<ImageReference> names,
            UnaryOperator<ImageReference> inRegistry,
            boolean required,
            Credentials credentials,
            EngineImages images,
            Progress progress) {
        ImageReference name = names.get(0);
        Optional<EngineImage> found = images.find(name);
        if (found.isEmpty() && !required) {
            progress.action("Nothing to push: the engine has no image " + name);
            return Optional.empty();
        }
        EngineImage image = found.orElseGet(() -> images.get(name));
        names.subList(1, names.size()).forEach(other -> checkSame(images, image, name, other));
        List<String> digests = new ArrayList<>();
        for (ImageReference each : names) {
            ImageReference pushed = inRegistry.apply(each);
            digests.add(
                    pushed.equals(each)
                            ? push(images, pushed, image, credentials, progress)
                            : pushAs(images, pushed, image, credentials, progress));
        }
        return Optional.of(new PushedImage(image.id(), digests.get(0)));
    }

    /** Checks that a name still belongs to the image: it may have moved to another one. */
    private static void checkSame(EngineImages images, EngineImage image, ImageReference name, ImageReference other) {
        String id = images.get(other).id();
        if (!id.equals(image.id())) {
            throw new DockerFailureException("Image " + other + " (" + id + ") is another image than " + name + " ("
                    + image.id() + "), so they are not pushed together. Tag it again with docker:tag, or build"
                    + " with 'mvn package docker:build'.");
        }
    }

    /** Engines push an image by a name that it has. Of another image the name is taken only if the push is a success. */
    private static String pushAs(
            EngineImages images, ImageReference name, EngineImage image, Credentials credentials, Progress progress) {
        FormerName former = FormerName.of(name, images);
        if (former.isOf(image.id())) {
            return push(images, name, image, credentials, progress);
        }
        images.tag(image.id(), name);
        boolean stays = false;
        try {
            String digest = push(images, name, image, credentials, progress);
            stays = former.before().isPresent();
            return digest;
        } finally {
            if (!stays) {
                former.restore(progress);
            }
        }
    }

    private static String push(
            EngineImages images, ImageReference name, EngineImage image, Credentials credentials, Progress progress) {
        Optional<FoundCredential> credential = credentials.find(name);
        Instant begin = Instant.now();
        try {
            String digest = images.push(name, credential.map(FoundCredential::credential), progress);
            progress.action(
                    "Pushed repository " + name.name() + ", tag " + name.tag() + ", digest " + digest + ", size "
                            + ByteSizes.format(image.size()) + ", in "
                            + Durations.format(Duration.between(begin, Instant.now())));
            return digest;
        } catch (DockerFailureException e) {
            throw RegistryRefusal.describe("Image " + name + " cannot be pushed", name, credential, e);
        }
    }
}
