package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.readiness.AwaitedConditions.Chosen;
import io.github.dockermaven.engine.PublishedPort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DefaultReadinessTest {
    private static final EngineHost HERE = new EngineHost("localhost", true, true);
    private static final EngineHost AWAY = new EngineHost("build.example", false, false);
    private static final ApplicationHints BOOT = new ApplicationHints(true, false, Optional.empty());
    private static final ApplicationHints ACTUATOR = new ApplicationHints(true, true, Optional.empty());
    private static final PublishedPort PORT = new PublishedPort(8080, "tcp", "127.0.0.1", 18080);

    private final FakeContainer container = new FakeContainer();

    private Chosen choose(EngineHost host, ApplicationHints hints) {
        ContainerPorts ports = new ContainerPorts(container.inspected(), host);
        return DefaultReadiness.choose(
                new Probes(container, container.life, ports, Optional.empty(), text -> text), hints);
    }

    private static List<String> descriptions(Chosen chosen) {
        return chosen.probes().stream().map(Probe::description).toList();
    }

    @Test
    void healthCheckIsTheFirstChoice() {
        container.hasHealthCheck("CMD", "a").publishes(PORT);

        Chosen chosen = choose(HERE, ACTUATOR);

        assertThat(descriptions(chosen)).containsExactly("health check");
        assertThat(chosen.reason()).isEqualTo("it has a health check");
    }

    @Test
    void applicationOfSpringBootIsTheSecond() {
        container.publishes(PORT);

        assertThat(descriptions(choose(HERE, ACTUATOR)))
                .containsExactly("the application's Actuator, line \"Started\" or ports");
        assertThat(descriptions(choose(HERE, BOOT))).containsExactly("its line \"Started\" or ports");
        assertThat(choose(HERE, ACTUATOR).reason()).isEqualTo("it is an application of Spring Boot with the Actuator");
    }

    @Test
    void actuatorThatIsNotReachedIsNotAsked() {
        container.exposes("8080/tcp");

        assertThat(descriptions(choose(AWAY, ACTUATOR))).containsExactly("its line \"Started\" or ports");
    }

    @Test
    void publishedPortsAreTheThird() {
        container.publishes(PORT).exposes("8080/tcp", "9090/tcp");

        assertThat(descriptions(choose(HERE, ApplicationHints.NONE)))
                .containsExactly("tcp port 8080 at 127.0.0.1:18080");
    }

    @Test
    void exposedPortsAreTheFourthWhereTheyAreReached() {
        container.exposes("3306/tcp", "33060/tcp", "53/udp");

        assertThat(descriptions(choose(HERE, ApplicationHints.NONE)))
                .containsExactly("tcp ports 3306 at 127.0.0.1:3306, 33060 at 127.0.0.1:33060");
        assertThat(choose(AWAY, ApplicationHints.NONE).probes()).isEmpty();
    }

    @Test
    void containerThatShowsNothingIsReadyWhenStarted() {
        Chosen chosen = choose(HERE, ApplicationHints.NONE);

        assertThat(chosen.probes()).isEmpty();
        assertThat(chosen.reason()).isEqualTo("no health check, and no TCP port that is reached from here");
    }

    @Test
    void allPortsHaveToListen() throws Exception {
        try (ServerSocket a = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ServerSocket b = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            List<String> answers = new ArrayList<>();
            PortsProbe probe = new PortsProbe(
                    Map.of(
                            1, new HostPort("127.0.0.1", a.getLocalPort()),
                            2, new HostPort("127.0.0.1", b.getLocalPort())),
                    true);

            assertThat(probe.watch(answers::add)).isTrue();
            assertThat(answers).last().isEqualTo("1: connected, 2: connected");
            assertThat(probe.condition("x")).isEqualTo(probe.description());
        }
    }

    @Test
    void portThatOnlyTheImageNamesIsNoReasonToFail() {
        assertThat(new PortsProbe(Map.of(1, new HostPort("127.0.0.1", 1)), false).excuse())
                .hasValueSatisfying(text -> assertThat(text).contains("none of the ports that its image exposes"));
        assertThat(new PortsProbe(Map.of(1, new HostPort("127.0.0.1", 1)), true).excuse())
                .isEmpty();
    }
}
