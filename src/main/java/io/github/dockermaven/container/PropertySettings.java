package io.github.dockermaven.container;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The properties that the start of a container sets.
 *
 * @param key what they have in the place of the alias: {@code docker.container.KEY.ip}
 * @param ports those that its published ports are put into
 * @param portFile the file that gets the latter
 */
public record PropertySettings(String key, List<PortProperty> ports, Optional<Path> portFile) {
    public PropertySettings {
        ports = List.copyOf(ports);
    }

    /** Returns the beginning of the names that each container's properties have. */
    public String prefix() {
        return "docker.container." + key + ".";
    }

    /** Returns the names of the properties that its published ports are put into. */
    List<String> portNames() {
        return ports.stream()
                .flatMap(property -> Stream.concat(property.port().stream(), property.hostIp().stream()))
                .toList();
    }

    /**
     * The properties that a published port is put into, or chosen by.
     *
     * @param containerPort the container's port
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     * @param port the property of the host's port
     * @param hostIp the property of the host's address
     */
    public record PortProperty(int containerPort, String protocol, Optional<String> port, Optional<String> hostIp) {}
}
