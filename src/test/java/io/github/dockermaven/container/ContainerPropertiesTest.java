package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.PropertySettings.PortProperty;
import io.github.dockermaven.engine.PublishedPort;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerPropertiesTest {
    private static final List<PublishedPort> PORTS = List.of(
            new PublishedPort(8080, "tcp", "0.0.0.0", 49153),
            new PublishedPort(8080, "udp", "127.0.0.1", 49154),
            new PublishedPort(8080, "tcp", "::", 49155));

    private static PortProperty property(String protocol, String port, String hostIp) {
        return new PortProperty(8080, protocol, Optional.of(port), Optional.of(hostIp));
    }

    @Test
    void portsGoIntoTheirPropertiesByProtocol() {
        assertThat(ContainerProperties.ofPorts(
                        List.of(property("tcp", "web.port", "web.ip"), property("udp", "dns.port", "dns.ip")),
                        PORTS,
                        "engine.example.com"))
                .containsEntry("web.port", "49153")
                .containsEntry("web.ip", "engine.example.com")
                .containsEntry("dns.port", "49154")
                .containsEntry("dns.ip", "127.0.0.1");
    }

    @Test
    void aPortThatIsNotPublishedSetsNothing() {
        assertThat(ContainerProperties.ofPorts(List.of(property("sctp", "x.port", "x.ip")), PORTS, "localhost"))
                .isEmpty();
    }
}
