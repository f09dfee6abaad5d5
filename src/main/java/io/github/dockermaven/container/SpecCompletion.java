package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.HostConfig;
import io.github.dockermaven.engine.HostConfig.Storage;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The completion of a container's properties when its turn has come: aliases as containers of the engine, its own
 * alias in its networks, properties that were set meanwhile, and labels.
 *
 * @param properties those that the start has set so far
 * @param others the containers that others of the start have become, by what they are called
 */
record SpecCompletion(StartProperties properties, Function<String, Optional<EngineContainer>> others) {
    private static final String OF_CONTAINER = "container:";
    /** The beginning of the properties that only a start sets. */
    private static final String OF_START = "${docker.container.";

    /** Returns a container without name and labels of ours. */
    ContainerSpec complete(ContainerRequest request) {
        ContainerSpec filled = properties.fill(request.spec());
        rejectUnset(request);
        HostConfig host = filled.host();
        Storage storage = host.storage();
        NetworkingSpec networking = filled.networking();
        return filled.withName("")
                .withHost(host.withStorage(new Storage(
                                storage.mounts(),
                                storage.tmpfs(),
                                storage.volumesFrom().stream().map(this::byId).toList()))
                        .withSecurity(host.security()
                                .withNamespaces(
                                        host.security().pid().map(this::mode),
                                        host.security().ipc().map(this::mode))))
                .withNetworking(networking
                        .withNetworks(
                                networking.mode().map(this::mode),
                                networking.endpoints().stream()
                                        .map(endpoint -> endpoint(endpoint, request.alias()))
                                        .toList(),
                                // In the engine's default network a link is to one container, not to whichever has the
                                // name.
                                networking.links().stream().map(this::byId).toList())
                        .withExtraHosts(networking.extraHosts().stream()
                                .map(line -> ExtraHost.parse("Container '" + request.alias() + "'", line))
                                .toList()));
    }

    private void rejectUnset(ContainerRequest request) {
        request.lateTexts().stream()
                .map(properties::fill)
                .filter(text -> text.contains(OF_START))
                .findFirst()
                .ifPresent(text -> {
                    String name = text.substring(text.indexOf(OF_START) + 2).replaceFirst("}.*", "");
                    throw new DockerFailureException("Container '" + request.alias() + "' has ${" + name
                            + "} in its configuration, which no container of this start sets. Correct the alias or the port"
                            + " in it: docker.container.ALIAS.ip, docker.container.ALIAS.port.8080.");
                });
    }

    private String mode(String mode) {
        return mode.startsWith(OF_CONTAINER) ? OF_CONTAINER + byId(mode.substring(OF_CONTAINER.length())) : mode;
    }

    private Endpoint endpoint(Endpoint endpoint, String alias) {
        List<String> aliases = Stream.concat(endpoint.aliases().stream(), Stream.of(alias))
                .distinct()
                .toList();
        return new Endpoint(
                endpoint.network(),
                aliases,
                endpoint.ip(),
                endpoint.ip6(),
                endpoint.links().stream().map(this::byName).toList());
    }

    /** Returns {@code alias[:rest]} with a container's id: one that was made anew is another. */
    private String byId(String reference) {
        return replaced(reference, EngineContainer::id);
    }

    /** Returns {@code alias[:rest]} with a container's name, which stays if it is made anew. */
    private String byName(String reference) {
        return replaced(reference, EngineContainer::name);
    }

    private String replaced(String reference, Function<EngineContainer, String> by) {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String rest = colon < 0 ? "" : reference.substring(colon);
        return others.apply(name).map(other -> by.apply(other) + rest).orElse(reference);
    }

    /**
     * Returns the labels of a container that is created from this.
     *
     * @param digest of all that makes the container
     */
    static Map<String, String> labels(
            ContainerSpec spec, String digest, Owner owner, String alias, String imageId, List<String> dependsOn) {
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.putAll(ComposeMark.ofStart(spec.labels(), imageId));
        labels.putAll(owner.labels());
        labels.putAll(new ContainerLabels(alias, digest, imageId, new ArrayList<>(dependsOn)).toMap());
        return labels;
    }
}
