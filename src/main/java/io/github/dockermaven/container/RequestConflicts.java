package io.github.dockermaven.container;

import io.github.dockermaven.error.DockerFailureException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conflicts between containers, of which only one can have a name, an address in a network, a port of the host. */
public final class RequestConflicts {
    private RequestConflicts() {}

    /** @throws DockerFailureException if two of the containers want the same */
    public static void check(List<ContainerRequest> containers) {
        Map<String, ContainerRequest> names = new HashMap<>();
        Map<String, ContainerRequest> addresses = new HashMap<>();
        Map<String, ContainerRequest> keys = new HashMap<>();
        for (ContainerRequest container : containers) {
            String name = container.namePattern();
            if (!name.isEmpty() && !name.contains("%i")) {
                claim(names, name, container, "name " + name + ". Give one of them another <containerNamePattern>.");
            }
            String key = container.properties().key();
            claim(
                    keys,
                    key,
                    container,
                    "properties docker.container." + key + ".…. Give one of them another <exposedPropertyKey>.");
            container.spec().networking().endpoints().forEach(endpoint -> {
                String end = " in network '" + endpoint.network() + "'. Choose another for one of them.";
                endpoint.ip()
                        .ifPresent(ip ->
                                claim(addresses, endpoint.network() + " " + ip, container, "address " + ip + end));
                endpoint.ip6()
                        .ifPresent(ip ->
                                claim(addresses, endpoint.network() + " " + ip, container, "address " + ip + end));
            });
        }
        HostPorts.check(containers);
    }

    private static void claim(
            Map<String, ContainerRequest> owners, String key, ContainerRequest container, String what) {
        ContainerRequest other = owners.putIfAbsent(key, container);
        if (other != null) {
            throw new DockerFailureException(
                    "The containers '" + other.alias() + "' and '" + container.alias() + "' have both the " + what);
        }
    }
}
