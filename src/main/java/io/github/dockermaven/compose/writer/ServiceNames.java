package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ContainerNames;
import io.github.dockermaven.container.ContainerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of the services that containers become: their aliases; and of the containers themselves, as a first start has them. */
final class ServiceNames {
    private static final String OF_CONTAINER = "container:";

    private final Map<ContainerRequest, String> services = new LinkedHashMap<>();
    private final Map<ContainerRequest, String> containers = new LinkedHashMap<>();

    ServiceNames(List<ContainerRequest> requests) {
        ContainerNames names = new ContainerNames(List.of());
        List<String> taken = new ArrayList<>();
        for (ContainerRequest request : requests) {
            String valid = request.alias().replaceAll("[^a-zA-Z0-9._-]", "_");
            String service = valid;
            for (int number = 2; taken.contains(service); number++) {
                service = valid + "-" + number;
            }
            taken.add(service);
            services.put(request, service);
            containers.put(request, names.next(request.namePattern()));
        }
    }

    /** Returns the name of a container's service. */
    String of(ContainerRequest request) {
        return services.get(request);
    }

    /** Returns the container's own name, empty for one that is made up. */
    Optional<String> containerName(ContainerRequest request) {
        return Optional.of(containers.get(request)).filter(name -> !name.isEmpty());
    }

    /** Returns a mode of networks or namespaces in which another container is a service. */
    String mode(String mode) {
        return mode.startsWith(OF_CONTAINER)
                ? find(mode.substring(OF_CONTAINER.length()))
                        .map(service -> "service:" + service)
                        .orElse(mode)
                : mode;
    }

    /** Returns the service of the container that a link, a volume or a network means; empty if it is none of these. */
    Optional<String> find(String container) {
        return services.entrySet().stream()
                .filter(each -> each.getKey().isCalled(container)
                        || containers.get(each.getKey()).equals(container))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
