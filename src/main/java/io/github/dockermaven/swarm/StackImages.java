package io.github.dockermaven.swarm;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.EngineSwarm.DistributedImage;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of services, by their digests: each node pulls them from their registries. Those of this build are pushed before.
 *
 * @param pull the credentials that nodes pull with
 * @param push the credentials for pushes
 */
record StackImages(EngineSession engine, Credentials pull, Credentials push, Progress progress) {
    /**
     * An image as services have it.
     *
     * @param name with its digest where the registry has said it
     * @param platforms those that the registry has said
     */
    record Provided(String name, List<Platform> platforms) {}

    /** Returns an image for each container. */
    Map<ContainerRequest, Provided> provide(Iterable<ContainerRequest> containers) {
        Map<String, Provided> known = new HashMap<>();
        Map<ContainerRequest, Provided> images = new HashMap<>();
        containers.forEach(this::requireBuilt);
        for (ContainerRequest container : containers) {
            ImageReference name = container.image().name().withDefaultTag();
            images.put(
                    container,
                    known.computeIfAbsent(
                            name.toString(), text -> container.image().isBuilt() ? push(name) : ofRegistry(name)));
        }
        return images;
    }

    private void requireBuilt(ContainerRequest container) {
        ImageReference name = container.image().name().withDefaultTag();
        if (container.image().isBuilt() && engine.images().find(name).isEmpty()) {
            throw new DockerFailureException("Image " + name + " of container '" + container.alias()
                    + "' is not in the engine at " + engine.address()
                    + ", and this project builds it. Build it with 'mvn package docker:build docker:deploy'.");
        }
    }

    private Provided push(ImageReference name) {
        Instant begin = Instant.now();
        Optional<Credential> credential = push.find(name).map(FoundCredential::credential);
        try {
            String digest = engine.images().push(name, credential, progress);
            progress.action("Pushed " + name + " (" + digest + ") in "
                    + Durations.format(Duration.between(begin, Instant.now())));
            return new Provided(name + "@" + digest, platforms(distributed(name)));
        } catch (DockerFailureException e) {
            throw new DockerFailureException(
                    "Image " + name + " cannot be pushed, and the nodes of a swarm pull it from its registry: "
                            + e.getMessage() + " 'mvn docker:login' says which credential the registry gets.",
                    e);
        }
    }

    /** A registry that the manager cannot ask may be one that the nodes reach. */
    private Provided ofRegistry(ImageReference name) {
        Optional<DistributedImage> image = distributed(name);
        if (name.digest() != null) {
            return new Provided(name.toString(), platforms(image));
        }
        if (image.isEmpty()) {
            progress.action("The registry does not say the digest of " + name
                    + " to the swarm's manager: the service has it by its tag, and nodes may run different ones");
        }
        return new Provided(image.map(found -> name + "@" + found.digest()).orElse(name.toString()), platforms(image));
    }

    private Optional<DistributedImage> distributed(ImageReference name) {
        return engine.swarm().distributed(name, credential(name));
    }

    private static List<Platform> platforms(Optional<DistributedImage> image) {
        return image.map(DistributedImage::platforms).orElse(List.of());
    }

    /** Returns the credential that nodes pull an image with. */
    Optional<Credential> credential(ImageReference name) {
        return pull.find(name).map(FoundCredential::credential);
    }
}
