package io.github.dockermaven.compose.writer;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.container.StartProperties;
import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.error.DockerFailureException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties that a start of containers sets to what is known before it: addresses and ports that the project gives.
 */
final class FixedProperties {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    private final List<ContainerRequest> containers;
    private final Map<String, String> values = new HashMap<>();
    private final StartProperties properties = new StartProperties();

    FixedProperties(List<ContainerRequest> containers) {
        this.containers = List.copyOf(containers);
        containers.forEach(this::add);
        properties.set(values);
    }

    private void add(ContainerRequest container) {
        String prefix = container.properties().prefix();
        List<Endpoint> endpoints = container.spec().networking().endpoints();
        endpoints.forEach(endpoint ->
                endpoint.ip().ifPresent(ip -> values.put(prefix + "net." + endpoint.network() + ".ip", ip)));
        endpoints.stream().findFirst().flatMap(Endpoint::ip).ifPresent(ip -> values.put(prefix + "ip", ip));
        for (PortBinding port : container.spec().networking().ports()) {
            if (isFixed(port)) {
                String suffix = port.protocol().equals("tcp") ? "" : "." + port.protocol();
                values.putIfAbsent(prefix + "port." + port.containerPort() + suffix, port.hostPort());
            }
        }
        container.properties().ports().forEach(property -> binding(container, property)
                .ifPresent(binding -> add(property, binding)));
    }

    private void add(PortProperty property, PortBinding binding) {
        if (isFixed(binding)) {
            property.port().ifPresent(name -> values.put(name, binding.hostPort()));
        }
        if (!binding.hostIp().isEmpty()) {
            property.hostIp().ifPresent(name -> values.put(name, binding.hostIp()));
        }
    }

    private static Optional<PortBinding> binding(ContainerRequest container, PortProperty property) {
        return container.spec().networking().ports().stream()
                .filter(port -> port.containerPort() == property.containerPort()
                        && port.protocol().equals(property.protocol()))
                .findFirst();
    }

    private static boolean isFixed(PortBinding port) {
        return port.hostPort().matches("[1-9][0-9]*");
    }

    /** Returns a container with the values of the properties in its texts; others stay as they are written. */
    ContainerSpec fill(ContainerSpec spec) {
        return properties.fill(spec);
    }

    /** @throws DockerFailureException if the text of a container has a property whose value only a start knows */
    void check(ContainerRequest container, String text) {
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            String name = reference.group(1);
            boolean isOfStart = containers.stream()
                    .flatMap(each -> each.propertyNames().stream())
                    .anyMatch(property -> (name + "}").startsWith(property));
            if (isOfStart && !values.containsKey(name)) {
                throw new DockerFailureException("Container '" + container.alias() + "' has ${" + name
                        + "} in its configuration, which has a value only when docker:start has started the container that"
                        + " it is of: no compose file can have it. Give that container a fixed port in <ports> or a fixed"
                        + " <ip> in its network; or name it by its alias and its own port.");
            }
        }
    }
}
