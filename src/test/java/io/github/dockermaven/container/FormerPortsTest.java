package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.PublishedPort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormerPortsTest {
    private static final PublishedPort CHOSEN = new PublishedPort(8080, "tcp", "127.0.0.1", 32770);

    @Test
    void keepsAPortThatTheEngineChose() {
        assertThat(kept(binding("127.0.0.1", ""), CHOSEN)).containsExactly("32770");
        assertThat(kept(binding("", "0"), CHOSEN)).containsExactly("32770");
        assertThat(kept(binding("", "32000-33000"), CHOSEN)).containsExactly("32770");
    }

    @Test
    void leavesOneThatIsGivenOrCouldNotBe() {
        assertThat(kept(binding("127.0.0.1", "18080"), CHOSEN)).containsExactly("18080");
        assertThat(kept(binding("", "8000-8010"), CHOSEN)).containsExactly("8000-8010");
        assertThat(kept(binding("127.0.0.2", ""), CHOSEN)).containsExactly("");
        assertThat(kept(new PortBinding(9090, "tcp", "", ""), CHOSEN)).containsExactly("");
        assertThat(kept(binding("", ""))).containsExactly("");
    }

    @Test
    void givesEachOfSeveralItsOwn() {
        TestRequest request = TestRequest.of("web");
        ContainerSpec spec = request.build().spec();
        ContainerSpec two = spec.withNetworking(
                spec.networking().withPorts(List.of(binding("127.0.0.1", ""), binding("127.0.0.1", ""))));
        assertThat(hostPorts(two, former(List.of(CHOSEN, new PublishedPort(8080, "tcp", "127.0.0.1", 32771)))))
                .containsExactly("32770", "32771");
    }

    private static PortBinding binding(String ip, String port) {
        return new PortBinding(8080, "tcp", ip, port);
    }

    private static List<String> kept(PortBinding wanted, PublishedPort... former) {
        ContainerSpec spec = TestRequest.of("web").build().spec();
        return hostPorts(spec.withNetworking(spec.networking().withPorts(List.of(wanted))), former(List.of(former)));
    }

    private static List<String> hostPorts(ContainerSpec spec, ListedContainer former) {
        return FormerPorts.keep(former, spec).networking().ports().stream()
                .map(PortBinding::hostPort)
                .toList();
    }

    private static ListedContainer former(List<PublishedPort> ports) {
        return new ListedContainer(
                "id", "web", "shop/web:1.0", "sha256:1", "running", "Up", Instant.EPOCH, Map.of(), ports, Map.of());
    }
}
