package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.engine.NetworkSpec.Ipam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entries of a network that count as a connection with it. */
class EngineContainerTest {
    private static EngineNetwork network(EngineNetwork.Endpoint... endpoints) {
        NetworkSpec spec = new NetworkSpec(
                "shop",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Ipam.DEFAULT,
                Map.of(),
                Map.of());
        return new EngineNetwork("new", spec, Instant.EPOCH, false, List.of(endpoints));
    }

    private static EngineContainer container(boolean running, String networkId, String endpointId) {
        EngineContainer.Connection noted = new EngineContainer.Connection(
                networkId, endpointId, List.of(), List.of(), Optional.empty(), Optional.empty());
        return container(running, Map.of("shop", noted));
    }

    private static EngineContainer container(boolean running, Map<String, EngineContainer.Connection> networks) {
        EngineContainer.State state = new EngineContainer.State(
                running ? "running" : "exited",
                running,
                false,
                false,
                0,
                "",
                Optional.empty(),
                "",
                0,
                Optional.empty());
        EngineContainer.Settings settings = new EngineContainer.Settings(
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                "json-file",
                Optional.empty(),
                "shop",
                List.of(),
                List.of());
        return new EngineContainer(
                "id", "users", "users:1.0", "sha256:a", state, settings, List.of(), Map.of(), networks);
    }

    @ParameterizedTest
    @CsvSource({
        "connected, true, new, e, true",
        "refused by the engine, true, '', '', false",
        "an endpoint that is gone, true, new, '', false",
        "another network of this name, true, old, e, false",
        "never started, false, '', '', true",
        "stopped, false, new, '', true",
        "stopped before the network was made anew, false, old, '', false",
        "stopped in podman, false, shop, '', true"
    })
    void isConnectedByIdsNotByTheName(String of, boolean running, String network, String endpoint, boolean connected) {
        assertThat(container(running, network, endpoint).connection(network()).isPresent())
                .as(of)
                .isEqualTo(connected);
    }

    @Test
    void isConnectedIfTheNetworkHasIt() {
        EngineNetwork network = network(new EngineNetwork.Endpoint("id", "users", "", "", ""));
        assertThat(container(true, "shop", "").connection(network)).isPresent();
    }

    @Test
    void isNotConnectedWithoutANote() {
        EngineContainer container = container(false, Map.of());
        assertThat(container.connection(network())).isEmpty();
    }
}
