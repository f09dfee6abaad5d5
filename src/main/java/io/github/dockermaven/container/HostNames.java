package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;

/**
 * The names of hosts in the properties of a container. Engines take only their addresses, which are looked up when the
 * container is made: another answer then is no other configuration.
 */
public final class HostNames {
    private HostNames() {}

    /**
     * Returns a container with the addresses that the names have now.
     *
     * @throws io.github.dockermaven.error.DockerFailureException if one has none
     */
    public static ContainerSpec resolve(String alias, ContainerSpec spec) {
        String subject = "Container '" + alias + "'";
        NetworkingSpec networking = spec.networking();
        return spec.withNetworking(networking
                .withPorts(networking.ports().stream()
                        .map(port -> new PortBinding(
                                port.containerPort(),
                                port.protocol(),
                                address(subject + ", <ports>", port.hostIp()),
                                port.hostPort()))
                        .toList())
                .withExtraHosts(networking.extraHosts().stream()
                        .map(host -> ExtraHost.resolve(subject + ", <extraHosts>", host))
                        .toList()));
    }

    private static String address(String subject, String host) {
        return host.isEmpty() ? host : HostAddress.resolve(subject, host);
    }

    /**
     * Checks that the names are known, but for those that have properties which are not set yet.
     *
     * @throws DockerFailureException if one has no address
     */
    static void check(ContainerRequest container) {
        container.spec().networking().extraHosts().stream()
                .filter(host -> !host.contains("${"))
                .forEach(host -> ExtraHost.resolve("Container '" + container.alias() + "', <extraHosts>", host));
    }
}
