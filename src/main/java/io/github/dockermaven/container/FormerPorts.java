package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.PublishedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports of the host that the engine chose for a container, which the one that takes its place gets again. */
final class FormerPorts {
    private FormerPorts() {}

    /** Returns a container with the ports that the former one has, where it may have any. */
    static ContainerSpec keep(ListedContainer former, ContainerSpec spec) {
        NetworkingSpec networking = spec.networking();
        List<PublishedPort> left = new ArrayList<>(former.ports());
        List<PortBinding> ports = networking.ports().stream()
                .map(binding -> isFixed(binding) ? binding : keep(binding, left))
                .toList();
        return spec.withNetworking(networking.withPorts(ports));
    }

    private static boolean isFixed(PortBinding binding) {
        return PortRange.parse(binding.hostPort())
                .filter(range -> range.isOne() && range.first() > 0)
                .isPresent();
    }

    private static PortBinding keep(PortBinding binding, List<PublishedPort> left) {
        Optional<PublishedPort> former = left.stream()
                .filter(port -> port.containerPort() == binding.containerPort()
                        && port.protocol().equals(binding.protocol())
                        && (binding.hostIp().isEmpty() || port.hostIp().equals(binding.hostIp()))
                        && isPossible(binding, port.hostPort()))
                .findFirst();
        former.ifPresent(left::remove);
        return former.map(port -> new PortBinding(
                        binding.containerPort(), binding.protocol(), binding.hostIp(), String.valueOf(port.hostPort())))
                .orElse(binding);
    }

    private static boolean isPossible(PortBinding binding, int port) {
        return PortRange.parse(binding.hostPort())
                .filter(range -> range.last() > 0)
                .map(range -> range.first() <= port && port <= range.last())
                .orElse(true);
    }
}
