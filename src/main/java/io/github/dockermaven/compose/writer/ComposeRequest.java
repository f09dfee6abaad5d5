package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.network.NetworkRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The request for a compose file.
 *
 * @param project the name of the project, in which letters that compose does not take become dashes
 * @param plan the containers
 * @param networks those that the project describes
 * @param areNetworksMade whether networks that it does not describe are made
 * @param volumes those that the project describes
 * @param images what is known of each container's image
 * @param folder the one that the file is written into
 * @param projectFolder the one whose files are named relative to that
 * @param waitTime the time in which a container has to be ready whose own configuration says none
 */
public record ComposeRequest(
        String project,
        SystemPlan plan,
        Collection<NetworkRequest> networks,
        boolean areNetworksMade,
        List<VolumeSpec> volumes,
        Map<ContainerRequest, ImageFacts> images,
        Path folder,
        Path projectFolder,
        Duration waitTime) {
    public ComposeRequest {
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        images = Map.copyOf(images);
    }

    /** Returns what is known of a container's image. */
    ImageFacts image(ContainerRequest container) {
        return images.getOrDefault(container, ImageFacts.UNKNOWN);
    }
}
