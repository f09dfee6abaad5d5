package io.github.dockermaven.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of a container to be created, as {@code POST /containers/create} of the <a
 * href="https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerCreate">Engine
 * API</a> has them. An empty property leaves the choice to the image, else to the engine.
 *
 * @param name its name; empty for one that the engine makes up
 * @param image the image's name or id
 * @param platform {@code os/architecture[/variant]} of the image
 */
public record ContainerSpec(
        String name,
        String image,
        Optional<String> platform,
        ProcessSpec process,
        HostConfig host,
        NetworkingSpec networking,
        Map<String, String> labels) {
    private static final String OWN_LABELS = "io.github.dockermaven.";

    public ContainerSpec {
        labels = OrderedMap.copyOf(labels);
    }

    /** Returns the same container with another name. */
    public ContainerSpec withName(String other) {
        return new ContainerSpec(other, image, platform, process, host, networking, labels);
    }

    /** Returns the same container of another image. */
    public ContainerSpec withImage(String other) {
        return new ContainerSpec(name, other, platform, process, host, networking, labels);
    }

    /** Returns the same container with another process. */
    public ContainerSpec withProcess(ProcessSpec other) {
        return new ContainerSpec(name, image, platform, other, host, networking, labels);
    }

    /** Returns the same container with other resources, rights and mounts, or another end. */
    public ContainerSpec withHost(HostConfig other) {
        return new ContainerSpec(name, image, platform, process, other, networking, labels);
    }

    /** Returns the same container with other networks and ports. */
    public ContainerSpec withNetworking(NetworkingSpec other) {
        return new ContainerSpec(name, image, platform, process, host, other, labels);
    }

    /** Returns the same container with other labels. */
    public ContainerSpec withLabels(Map<String, String> others) {
        return new ContainerSpec(name, image, platform, process, host, networking, others);
    }

    /** Returns those of the labels that are this plugin's, and no part of a configuration. */
    Map<String, String> ownLabels() {
        Map<String, String> own = new LinkedHashMap<>(labels);
        own.keySet().removeIf(label -> !label.startsWith(OWN_LABELS));
        return own;
    }
}
