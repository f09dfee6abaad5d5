package io.github.dockermaven.container;

import io.github.dockermaven.engine.VolumeSpec;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NetworkRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The containers and networks that are to run.
 *
 * @param parts those of each project, with its owner
 * @param autoCreatesNetworks whether networks that no project describes are made with the engine's defaults
 * @param recreate when containers that exist are made anew
 * @param names the containers that are meant, by alias, image or name; empty for all
 */
public record SystemRequest(List<Part> parts, boolean autoCreatesNetworks, Recreate recreate, List<String> names) {
    public SystemRequest {
        parts = List.copyOf(parts);
        names = List.copyOf(names);
    }

    /**
     * What one project configures.
     *
     * @param pom the file that does, for errors
     * @param volumes those that are made before the containers
     * @param externals what has to be in the engine
     */
    public record Part(
            Owner owner,
            String pom,
            List<ContainerRequest> containers,
            List<NetworkRequest> networks,
            List<VolumeSpec> volumes,
            List<ExternalObject> externals) {
        public Part {
            containers = List.copyOf(containers);
            networks = List.copyOf(networks);
            volumes = List.copyOf(volumes);
            externals = List.copyOf(externals);
        }

        /** Has volumes only that containers name, which the engine makes with them. */
        public Part(Owner owner, String pom, List<ContainerRequest> containers, List<NetworkRequest> networks) {
            this(owner, pom, containers, networks, List.of(), List.of());
        }

        /** Returns the same with other containers. */
        public Part with(List<ContainerRequest> others) {
            return new Part(owner, pom, others, networks, volumes, externals);
        }
    }

    /**
     * Returns the owner of each container. One that several projects configure in the same way is the first one's.
     *
     * @throws DockerFailureException if two projects have different ones of one alias, by which other containers, properties
     *     and logs know them
     */
    Map<ContainerRequest, Owner> owners() {
        Map<ContainerRequest, Owner> owners = new LinkedHashMap<>();
        Map<String, Part> aliases = new HashMap<>();
        for (Part part : parts) {
            for (ContainerRequest container : part.containers()) {
                if (owners.keySet().stream().noneMatch(container::isSame)) {
                    Part other =
                            aliases.putIfAbsent(LogFiles.name(container.alias()).toLowerCase(Locale.ROOT), part);
                    if (other != null) {
                        throw sameAlias(container.alias(), other, part);
                    }
                    owners.put(container, part.owner());
                }
            }
        }
        return owners;
    }

    private static DockerFailureException sameAlias(String alias, Part one, Part other) {
        return new DockerFailureException("Two containers that differ have the alias '" + alias + "', in "
                + one.owner().project() + " (" + one.pom() + ") and in "
                + other.owner().project() + " (" + other.pom()
                + "). Give one of them another <alias>, describe the container in one of these POMs only, or start one module"
                + " alone: 'mvn docker:start -pl " + other.owner().project() + "'.");
    }

    /** Returns the networks with the owners that they get, each once. */
    public Map<NetworkRequest, Owner> networks() {
        Map<NetworkRequest, Owner> networks = new LinkedHashMap<>();
        parts.forEach(part -> part.networks().forEach(network -> networks.putIfAbsent(network, part.owner())));
        return networks;
    }

    /** Returns what has to be in the engine before, because no project makes it. */
    List<ExternalObject> externals() {
        List<String> made = networks().keySet().stream()
                .map(network -> network.spec().name())
                .toList();
        return parts.stream()
                .flatMap(part -> part.externals().stream())
                .filter(external -> external.kind() != ExternalObject.Kind.NETWORK || !made.contains(external.name()))
                .toList();
    }
}
