package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineImage;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.report.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images of containers, in the engine: those of this build are there, others are pulled by their policies.
 *
 * @param engine where they are to be
 * @param pull pulls the others
 */
record ContainerImages(EngineSession engine, EnginePull pull, Progress progress) {
    /**
     * Returns the ids of the images.
     *
     * @throws DockerFailureException if one of this build is not in the engine, or another cannot be pulled
     */
    Map<ImageReference, String> provide(List<ContainerRequest> containers) {
        // All of this build first: a lacking one is found before anything is pulled.
        containers.stream().filter(ContainerRequest::isOfBuild).forEach(this::requireBuilt);
        Map<ImageReference, String> ids = new HashMap<>();
        for (ContainerRequest container : containers) {
            ids.computeIfAbsent(container.image(), image -> provide(container).id());
        }
        return ids;
    }

    private void requireBuilt(ContainerRequest container) {
        if (find(container).isEmpty()) {
            throw new DockerFailureException("Image " + container.image() + " of container '" + container.alias()
                    + "' is not in the engine at " + engine.address()
                    + ", and this project builds it. Build it with 'mvn package docker:build', or all at once with"
                    + " 'mvn package docker:build docker:start'.");
        }
    }

    private EngineImage provide(ContainerRequest container) {
        Optional<EngineImage> present = find(container);
        boolean isPulled = !container.isOfBuild()
                && (container.pullPolicy() == PullPolicy.ALWAYS
                        || present.isEmpty() && container.pullPolicy() == PullPolicy.IF_NOT_PRESENT);
        if (isPulled) {
            return pull.run(
                    container.image(),
                    container.spec().platform(),
                    "Image " + container.image() + " of container '" + container.alias() + "'",
                    progress);
        }
        return present.orElseThrow(() -> new DockerFailureException("Image " + container.image() + " of container '"
                + container.alias() + "' is not in the engine at " + engine.address()
                + ", and is not pulled because imagePullPolicy is Never. Pull it with 'mvn docker:pull -Ddocker.image="
                + container.image() + "', or choose the policy IfNotPresent."));
    }

    private Optional<EngineImage> find(ContainerRequest container) {
        return engine.images().find(container.image().withDefaultTag());
    }
}
