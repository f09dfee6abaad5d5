package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkCreator;
import io.github.dockermaven.network.NetworkRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The networks of containers: those that exist, and those that a start makes. */
final class ContainerNetworks {
    private final NetworkCreator creator;
    private final SystemRequest request;
    private final ExistingContainers before;

    /** @param before the containers before the start */
    ContainerNetworks(NetworkCreator creator, SystemRequest request, ExistingContainers before) {
        this.creator = creator;
        this.request = request;
        this.before = before;
    }

    /**
     * Returns the ids of the engine's networks by their names, after those were made that are lacking: all that are described,
     * or if the request is for some of the containers, those that these are in.
     *
     * @throws DockerFailureException if one exists otherwise than it is asked for, is not described anywhere, or cannot
     *     be made, or if a container cannot have its address there
     */
    Map<String, String> provide(List<ContainerRequest> containers, StartContext context) {
        List<EngineNetwork> existing = context.engine().networks().list();
        Map<NetworkRequest, Owner> described = request.networks();
        Map<NetworkRequest, Owner> wanted = new LinkedHashMap<>(described);
        if (!request.names().isEmpty()) {
            wanted.keySet().retainAll(used(containers, described.keySet()));
        }
        for (ContainerRequest container : containers) {
            for (Endpoint endpoint : container.spec().networking().endpoints()) {
                boolean isKnown = wanted.keySet().stream()
                                .anyMatch(network -> network.name().equals(endpoint.network()))
                        || existing.stream().anyMatch(network -> network.name().equals(endpoint.network()));
                if (!isKnown) {
                    wanted.put(
                            undescribed(container, endpoint.network(), existing, described.keySet()),
                            before.owners().get(container));
                }
            }
        }
        new ContainerAddresses(existing, before, context.engine().networks()::find).check(containers, wanted.keySet());
        Map<String, String> ids = new HashMap<>();
        existing.forEach(network -> ids.put(network.name(), network.id()));
        create(wanted, ids, context);
        boolean isLacking = wanted.keySet().stream().anyMatch(network -> !ids.containsKey(network.name()));
        if (isLacking) {
            // Somebody else made it meanwhile.
            context.engine().networks().list().forEach(network -> ids.put(network.name(), network.id()));
        }
        return ids;
    }

    /** Returns the networks that containers are in, and those whose configuration these take. */
    private static Set<NetworkRequest> used(List<ContainerRequest> containers, Set<NetworkRequest> described) {
        Set<String> names = containers.stream()
                .flatMap(container -> container.spec().networking().endpoints().stream())
                .map(Endpoint::network)
                .collect(Collectors.toCollection(HashSet::new));
        described.stream()
                .filter(network -> names.contains(network.name()))
                .flatMap(network -> network.spec().configFrom().stream())
                .toList()
                .forEach(names::add);
        return described.stream()
                .filter(network -> names.contains(network.name()))
                .collect(Collectors.toSet());
    }

    private void create(Map<NetworkRequest, Owner> wanted, Map<String, String> ids, StartContext context) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<NetworkRequest, Owner> missing = new LinkedHashMap<>(wanted);
        missing.keySet().removeIf(network -> ids.containsKey(network.name()));
        context.made()
                .networks(
                        missing,
                        created -> creator.create(
                                List.copyOf(wanted.keySet()),
                                network -> labels(wanted.get(network), context),
                                (id, name) -> {
                                    created.accept(id, name);
                                    ids.put(name, id);
                                },
                                context.engine(),
                                context.progress()));
    }

    private static Map<String, String> labels(Owner owner, StartContext context) {
        Map<String, String> labels = new LinkedHashMap<>(owner.labels());
        labels.putAll(context.labels().get());
        return labels;
    }

    private NetworkRequest undescribed(
            ContainerRequest container, String name, List<EngineNetwork> existing, Set<NetworkRequest> described) {
        if (request.autoCreatesNetworks()) {
            return new NetworkRequest(NetworkSpec.named(name));
        }
        List<String> known =
                new ArrayList<>(existing.stream().map(EngineNetwork::name).toList());
        described.forEach(network -> known.add(network.name()));
        throw new DockerFailureException("Network '" + name + "' of container '" + container.alias()
                + "' is neither in the engine nor in <networks>."
                + DidYouMean.to(name, known)
                        .map(nearest -> " Did you mean '" + nearest + "'?")
                        .orElse("")
                + " Describe it in <networks>, or have such networks made with"
                + " -Ddocker.autoCreateCustomNetworks=true.");
    }
}
