package io.github.dockermaven.container;

import io.github.dockermaven.network.NetworkRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** What one project configures. */
    public record Part(Owner owner, List<ContainerRequest> containers, List<NetworkRequest> networks) {
        public Part {
            containers = List.copyOf(containers);
            networks = List.copyOf(networks);
        }
    }

    /** Returns the owner of each container. One that several projects inherit from their parent is the first one's. */
    Map<ContainerRequest, Owner> owners() {
        Map<ContainerRequest, Owner> owners = new LinkedHashMap<>();
        for (Part part : parts) {
            for (ContainerRequest container : part.containers()) {
                if (owners.keySet().stream().noneMatch(container::isSame)) {
                    owners.put(container, part.owner());
                }
            }
        }
        return owners;
    }

    /** Returns the networks, each once. */
    List<NetworkRequest> networks() {
        List<NetworkRequest> all = new ArrayList<>();
        parts.stream()
                .flatMap(part -> part.networks().stream())
                .filter(network -> all.stream().noneMatch(network::equals))
                .forEach(all::add);
        return all;
    }
}
