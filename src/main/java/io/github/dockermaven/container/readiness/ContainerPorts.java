package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.NetworkAddress;
import io.github.dockermaven.engine.PublishedPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The places at which a container's TCP ports are reached from here. */
record ContainerPorts(EngineContainer container, EngineHost host) {
    private static final Set<String> ALL_ADDRESSES = Set.of("", "0.0.0.0", "::");

    /** Returns the container's published TCP ports, each once. */
    List<Integer> published() {
        return tcp().map(PublishedPort::containerPort)
                .filter(port -> !DebuggerPort.is(port, container))
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the TCP ports that the image or the project says the container listens on. */
    List<Integer> exposed() {
        return container.settings().exposedPorts().stream()
                .filter(port -> port.matches("[0-9]{1,5}(/tcp)?"))
                .map(port -> Integer.parseInt(port.replace("/tcp", "")))
                .filter(port -> !DebuggerPort.is(port, container))
                .sorted()
                .toList();
    }

    /** Returns the place of a published port; empty if it is not published, or not for other machines than the engine's. */
    Optional<HostPort> mapped(int port) {
        return tcp().filter(each -> each.containerPort() == port)
                .filter(each -> host.isHere() || !isLoopback(each.hostIp()))
                .map(each -> new HostPort(
                        ALL_ADDRESSES.contains(each.hostIp()) ? host.name() : each.hostIp(), each.hostPort()))
                .findFirst();
    }

    /** Returns the place of a port at the container's own address; empty if it has none. */
    Optional<HostPort> direct(int port) {
        if (container.settings().networkMode().equals("host")) {
            return Optional.of(new HostPort(host.name(), port));
        }
        return container.addresses().values().stream()
                .flatMap(ContainerPorts::addresses)
                .filter(address -> !address.isEmpty())
                .findFirst()
                .map(address -> new HostPort(address, port));
    }

    /** Returns the place of a port: the published one, else that at an address which can be reached from here. */
    Optional<HostPort> reachable(int port) {
        boolean own = host.hasContainerAddresses()
                || container.settings().networkMode().equals("host") && host.isHere();
        return mapped(port).or(() -> own ? direct(port) : Optional.empty());
    }

    private Stream<PublishedPort> tcp() {
        return container.ports().stream().filter(port -> port.protocol().equals("tcp"));
    }

    private static Stream<String> addresses(NetworkAddress network) {
        return Stream.of(network.ip(), network.ip6());
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1");
    }
}
