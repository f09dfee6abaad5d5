package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.PublishedPort;
import io.github.dockermaven.engine.transport.EngineAddress;
import org.junit.jupiter.api.Test;

class ContainerPortsTest {
    private static final EngineHost HERE = EngineHost.of(EngineAddress.unix("/run/docker.sock"), "Linux");

    /** It answers before the application does, and to everybody. */
    @Test
    void thePortForADebuggerIsNoSignOfReadiness() {
        FakeContainer container = new FakeContainer()
                .publishes(
                        new PublishedPort(8080, "tcp", "0.0.0.0", 18080),
                        new PublishedPort(5005, "tcp", "127.0.0.1", 32768))
                .exposes("8080/tcp", "5005/tcp");
        ContainerPorts all = new ContainerPorts(container.inspected(), HERE);
        assertThat(all.published()).containsExactly(5005, 8080);
        assertThat(all.exposed()).containsExactly(5005, 8080);
        ContainerPorts own = new ContainerPorts(
                container.hasLabel(DebuggerPort.LABEL, "5005").inspected(), HERE);
        assertThat(own.published()).containsExactly(8080);
        assertThat(own.exposed()).containsExactly(8080);
    }
}
