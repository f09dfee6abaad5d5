package io.github.dockermaven.container;

import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ports of the host that containers are published on: each is of one container. */
final class HostPorts {
    private static final Set<String> ALL = Set.of("", "0.0.0.0", "::");

    /** A port of a container on one port of the host. */
    private record Use(ContainerRequest container, PortBinding binding) {}

    private HostPorts() {}

    /** @throws DockerFailureException if two want the same port, or the same property for it */
    static void check(List<ContainerRequest> containers) {
        Map<String, List<Use>> uses = new HashMap<>();
        for (ContainerRequest container : containers) {
            for (PortBinding binding : container.spec().networking().ports()) {
                if (fixed(binding).isPresent()) {
                    List<Use> others = uses.computeIfAbsent(
                            binding.protocol() + " " + binding.hostPort(), port -> new ArrayList<>());
                    Use use = new Use(container, binding);
                    others.stream()
                            .filter(other -> overlap(address(other), address(use)))
                            .findFirst()
                            .ifPresent(other -> {
                                throw clash(other, use);
                            });
                    others.add(use);
                }
            }
        }
        checkProperties(containers);
    }

    /** Of a range the engine takes one that is free. */
    private static Optional<Integer> fixed(PortBinding binding) {
        return PortRange.parse(binding.hostPort())
                .filter(range -> range.isOne() && range.first() > 0)
                .map(PortRange::first);
    }

    private static String address(Use use) {
        String ip = use.binding().hostIp();
        return ip.isEmpty() ? ip : HostAddress.resolve(subject(use), ip);
    }

    private static boolean overlap(String one, String other) {
        boolean differ = isIpv6(one) != isIpv6(other) && !one.isEmpty() && !other.isEmpty();
        return !differ && (one.equals(other) || ALL.contains(one) || ALL.contains(other));
    }

    private static boolean isIpv6(String address) {
        return address.indexOf(':') >= 0;
    }

    private static DockerFailureException clash(Use first, Use second) {
        String port = second.binding().hostPort() + "/" + second.binding().protocol();
        return new DockerFailureException(
                first.container() == second.container()
                        ? subject(second) + " publishes its ports "
                                + first.binding().containerPort() + " and "
                                + second.binding().containerPort() + " both on port " + port
                                + " of the host. Choose another for one of them."
                        : subject(second) + " publishes its port "
                                + second.binding().containerPort() + " on port "
                                + port + " of the host, and so does container '"
                                + first.container().alias() + "' with its port "
                                + first.binding().containerPort() + ". Choose another for one of them.");
    }

    private static String subject(Use use) {
        return "Container '" + use.container().alias() + "'";
    }

    private static void checkProperties(List<ContainerRequest> containers) {
        Map<String, ContainerRequest> owners = new HashMap<>();
        for (ContainerRequest container : containers) {
            container.properties().ports().stream()
                    .map(PortProperty::port)
                    .flatMap(Optional::stream)
                    .forEach(name -> {
                        ContainerRequest other = owners.putIfAbsent(name, container);
                        if (other != null) {
                            throw new DockerFailureException("Property " + name + " would get two ports, of "
                                    + (other == container
                                            ? "container '" + container.alias() + "' both"
                                            : "the containers '" + other.alias() + "' and '" + container.alias() + "'")
                                    + ". Give each port a property of its own.");
                        }
                    });
        }
    }
}
