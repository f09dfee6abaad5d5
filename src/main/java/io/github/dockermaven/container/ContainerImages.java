package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ImageStore;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.report.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The images of containers, in the engine: those of this build are there, others are pulled by their policies.
 *
 * @param engine where they are to be
 * @param pull pulls the others
 */
record ContainerImages(EngineSession engine, Supplier<EnginePull> pull, Progress progress) {
    /**
     * Returns the ids of the images.
     *
     * @throws DockerFailureException if one of this build is not in the engine, or another cannot be pulled; or if the engine
     *     cannot keep the images of two platforms by one name
     */
    Map<ContainerRequest, String> provide(List<ContainerRequest> containers) {
        checkPlatforms(containers);
        // What is built first: a lacking one is found before anything is pulled.
        containers.stream().filter(each -> each.image().isBuilt()).forEach(this::requireBuilt);
        Map<String, String> known = new HashMap<>();
        Map<ContainerRequest, String> ids = new HashMap<>();
        for (ContainerRequest container : containers) {
            String imageForPlatform = nameInEngine(container) + " " + platform(container);
            ids.put(container, known.computeIfAbsent(imageForPlatform, image -> provide(container)
                    .id()));
        }
        return ids;
    }

    /** Only containerd's store has several images of a name. In others the second takes the name of the first. */
    private void checkPlatforms(List<ContainerRequest> containers) {
        Map<String, ContainerRequest> first = new HashMap<>();
        for (ContainerRequest container : containers) {
            ContainerRequest other = first.putIfAbsent(nameInEngine(container), container);
            if (other != null
                    && !other.spec().platform().equals(container.spec().platform())
                    && engine.imageStore() != ImageStore.CONTAINERD) {
                throw new DockerFailureException("The containers '" + other.alias() + "' and '" + container.alias()
                        + "' run image " + container.image().name() + " for different platforms ("
                        + platform(other) + " and " + platform(container) + "), and the engine at " + engine.address()
                        + " keeps an image for one platform by a name. Give one of them an image with another tag, or the"
                        + " same <platform>.");
            }
        }
    }

    private static String nameInEngine(ContainerRequest container) {
        return container.image().name().withDefaultTag().toString();
    }

    private static String platform(ContainerRequest container) {
        return container.spec().platform().orElse("the engine's own");
    }

    private void requireBuilt(ContainerRequest container) {
        if (find(container).isEmpty()) {
            throw new DockerFailureException(
                    subject(container) + " is not in the engine at " + engine.address() + ", and "
                            + container
                                    .image()
                                    .context()
                                    .map(context -> "is built from " + context
                                            + ". Build it with 'mvn docker:build', or all at once"
                                            + " with 'mvn docker:build docker:start'; in a folder without a POM with 'docker compose"
                                            + " build " + container.alias() + "'.")
                                    .orElse(
                                            "this project builds it. Build it with 'mvn package docker:build', or all at once with"
                                                    + " 'mvn package docker:build docker:start'."));
        }
    }

    private static String subject(ContainerRequest container) {
        return "Image " + container.image().name() + " of container '" + container.alias() + "'"
                + container
                        .spec()
                        .platform()
                        .map(platform -> ", for " + platform + ",")
                        .orElse("");
    }

    private EngineImage provide(ContainerRequest container) {
        Optional<EngineImage> present = find(container);
        boolean isPulled = !container.image().isBuilt()
                && (container.image().pullPolicy() == PullPolicy.ALWAYS
                        || present.isEmpty() && container.image().pullPolicy() == PullPolicy.IF_NOT_PRESENT);
        if (isPulled) {
            EngineImage pulled = pull.get()
                    .run(
                            container.image().name(),
                            container.spec().platform(),
                            "Image " + container.image().name() + " of container '" + container.alias() + "'",
                            progress);
            return container.spec().platform().isEmpty()
                    ? pulled
                    : find(container).orElse(pulled);
        }
        return present.orElseThrow(() -> new DockerFailureException(subject(container) + " is not in the engine at "
                + engine.address()
                + ", and is not pulled because imagePullPolicy is Never. Pull it with 'mvn docker:pull"
                + " -Ddocker.image=" + container.image().name() + "', or choose the policy IfNotPresent."));
    }

    /** Returns the image, if the engine has it for the platform that is asked for. */
    private Optional<EngineImage> find(ContainerRequest container) {
        ImageReference name = container.image().name().withDefaultTag();
        Optional<String> platform = container.spec().platform();
        if (platform.isEmpty()) {
            return engine.images().find(name);
        }
        return engine.images().find(name, Platform.parseFlag(platform.get()));
    }
}
