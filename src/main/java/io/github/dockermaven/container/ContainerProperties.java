package io.github.dockermaven.container;

import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.PublishedPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The properties by which later goals and tests know a running container. */
final class ContainerProperties {
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "");

    private ContainerProperties() {}

    /**
     * Returns them: {@code docker.container.ALIAS.id}, {@code .ip}, {@code .host}, {@code .port.8080},
     * {@code .net.NAME.ip}, and those that its published ports name.
     *
     * @param host the address of the machine that publishes ports
     */
    static Map<String, String> of(ContainerRequest request, EngineContainer container, String host) {
        Map<String, String> properties = new LinkedHashMap<>();
        String prefix = request.properties().prefix();
        properties.put(prefix + "id", container.id());
        container.addresses().forEach((network, address) -> {
            properties.putIfAbsent(prefix + "ip", address.ip());
            properties.put(prefix + "net." + network + ".ip", address.ip());
        });
        properties.values().removeIf(String::isEmpty);
        properties.put(
                prefix + "host",
                container.ports().stream()
                        .findFirst()
                        .map(port -> reachable(port, host))
                        .orElse(host));
        for (PublishedPort port : container.ports()) {
            String suffix = port.protocol().equals("tcp") ? "" : "." + port.protocol();
            properties.putIfAbsent(prefix + "port." + port.containerPort() + suffix, String.valueOf(port.hostPort()));
        }
        ofPorts(request.properties().ports(), container.ports(), host).forEach(properties::put);
        return properties;
    }

    /** Returns those that published ports name. */
    static Map<String, String> ofPorts(List<PortProperty> wanted, List<PublishedPort> ports, String host) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (PortProperty property : wanted) {
            ports.stream()
                    .filter(port -> port.containerPort() == property.containerPort()
                            && port.protocol().equals(property.protocol()))
                    .findFirst()
                    .ifPresent(port -> {
                        property.port().ifPresent(name -> properties.put(name, String.valueOf(port.hostPort())));
                        property.hostIp().ifPresent(name -> properties.put(name, reachable(port, host)));
                    });
        }
        return properties;
    }

    /** Returns the address by which a published port is reached. */
    static String reachable(PublishedPort port, String host) {
        return ANY_ADDRESS.contains(port.hostIp()) ? host : port.hostIp();
    }
}
