package io.github.dockermaven.build;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineImages;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.PushResult;
import io.github.dockermaven.image.ByteSizes;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Durations;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Pushes images from the engine to the registries that their names give. */
@Named
@Singleton
public class ImagePusher {
    private final EngineConnector connector;

    @Inject
    ImagePusher(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Pushes an image under each of its names. That all of them exist is checked before the first is sent.
     *
     * @throws DockerFailureException if the engine lacks one, or a registry refuses
     */
    public List<PushedImage> push(
            List<ImageReference> names, Credentials credentials, EngineSettings settings, Progress progress) {
        try (Engine engine = connector.connect(settings)) {
            EngineImages images = new EngineImages(engine);
            Map<ImageReference, EngineImage> found = new LinkedHashMap<>();
            names.forEach(name -> found.put(name, find(images, name, engine)));
            List<PushedImage> pushed = new ArrayList<>();
            found.forEach((name, image) -> pushed.add(push(images, name, image, credentials, progress)));
            return pushed;
        }
    }

    private static EngineImage find(EngineImages images, ImageReference name, Engine engine) {
        return images.find(name.withDefaultTag().toString())
                .orElseThrow(() -> new DockerFailureException("Image " + name + " is not in the engine at "
                        + engine.address() + ", so it cannot be pushed. Build it first with 'mvn package docker:build'"
                        + " (further tags with docker:tag)."));
    }

    private static PushedImage push(
            EngineImages images, ImageReference name, EngineImage image, Credentials credentials, Progress progress) {
        Optional<FoundCredential> credential = credentials.find(name);
        Instant begin = Instant.now();
        try {
            PushResult result = images.push(name, credential.map(FoundCredential::credential), progress);
            progress.action("Pushed repository " + name.name() + ", tag " + name.tag() + ", digest " + result.digest()
                    + ", size " + ByteSizes.format(image.size()) + " (" + ByteSizes.format(result.sentBytes())
                    + " sent), in " + Durations.format(Duration.between(begin, Instant.now())));
            return new PushedImage(name, image.id(), result.digest());
        } catch (DockerFailureException e) {
            throw new DockerFailureException(
                    "Image " + name + " cannot be pushed to registry " + name.registry() + " "
                            + credential
                                    .map(used -> "with " + used.credential() + " from " + used.source())
                                    .orElse("without credentials")
                            + ": " + e.getMessage() + ". " + remedy(name, credential.isPresent(), e.getMessage()),
                    e);
        }
    }

    private static String remedy(ImageReference name, boolean withCredential, String answer) {
        if (answer.contains("unauthorized") || answer.contains("denied") || answer.contains("no basic auth")) {
            return withCredential
                    ? "Check the user's name and password, and that the user may write to " + name.name() + "."
                    : "Give the registry's user and password: a <server> with the id " + name.registry()
                            + " in settings.xml, 'docker login " + name.registry()
                            + "', or -Ddocker.username and -Ddocker.password.";
        }
        return "Check that the registry " + name.registry() + " runs and can be reached from the engine.";
    }
}
