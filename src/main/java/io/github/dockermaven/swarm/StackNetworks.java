package io.github.dockermaven.swarm;

import io.github.dockermaven.container.ComposeMark;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import io.github.dockermaven.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The networks of services: overlays, which all nodes have. */
record StackNetworks(NetworkCreator creator, Stack stack, EngineSession engine, Progress progress) {
    private static final String OVERLAY = "overlay";

    /**
     * Returns those that do not exist.
     *
     * @param described those that the project describes
     * @param areMade whether others are made, too, with the engine's defaults
     * @throws DockerFailureException if one exists and is no overlay, or is not described anywhere
     */
    List<NetworkRequest> missing(List<ContainerRequest> containers, List<NetworkRequest> described, boolean areMade) {
        Set<String> used = containers.stream()
                .flatMap(container -> container.spec().networking().endpoints().stream())
                .map(Endpoint::network)
                .collect(Collectors.toSet());
        List<EngineNetwork> existing = engine.networks().list();
        List<NetworkRequest> wanted = new ArrayList<>();
        described.stream()
                .filter(network -> used.remove(network.name()))
                .forEach(network -> wanted.add(overlay(network.spec())));
        for (String name : used) {
            Optional<EngineNetwork> found = existing.stream()
                    .filter(network -> network.name().equals(name))
                    .findFirst();
            if (found.isEmpty() && !areMade) {
                throw new DockerFailureException(
                        "Network '" + name + "' is neither in the swarm nor in <networks>. Describe it"
                                + " there, or have such networks made with -Ddocker.autoCreateCustomNetworks=true.");
            }
            if (found.isEmpty()) {
                wanted.add(overlay(NetworkSpec.named(name)));
            } else if (!isUsable(found.get().spec())) {
                throw new DockerFailureException(
                        "Network '" + name + "' exists, and is no overlay: services cannot be in it."
                                + " Remove it with 'docker network rm " + name + "', or give the services another.");
            }
        }
        return wanted;
    }

    /** Those of an engine's own that all engines have are known to swarms, too. */
    private static boolean isUsable(NetworkSpec network) {
        return network.driver().equals(Optional.of(OVERLAY))
                || network.scope().equals(Optional.of("swarm"))
                || List.of("host", "none", "bridge").contains(network.name());
    }

    /** Makes networks. */
    void make(List<NetworkRequest> missing) {
        if (!missing.isEmpty()) {
            creator.create(missing, network -> stack.labels(), (id, name) -> {}, engine, progress);
        }
    }

    private static NetworkRequest overlay(NetworkSpec spec) {
        boolean isUsual = spec.driver().isEmpty() || spec.driver().equals(Optional.of("bridge"));
        return new NetworkRequest(new NetworkSpec(
                spec.name(),
                isUsual ? Optional.of(OVERLAY) : spec.driver(),
                spec.scope(),
                spec.configFrom(),
                spec.switches(),
                spec.ipam(),
                spec.options(),
                ComposeMark.without(spec.labels())));
    }
}
