package io.github.dockermaven.network;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What integration tests cannot bring about in a real engine; all else is tested there. */
class NetworkConnectorTest {
    private static final String NETWORK = "{\"Name\":\"shop\",\"Id\":\"n1\",\"Driver\":\"bridge\","
            + "\"IPAM\":{\"Config\":[{\"Subnet\":\"172.28.0.0/16\"}]},\"Containers\":{%s}}";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();
    private List<String> requests;

    private void network(String containers) {
        String network = NETWORK.formatted(containers);
        answers.put("GET /v1.41/networks", json("200 OK", "[" + network + "]"));
        answers.put("GET /v1.41/networks/n1", json("200 OK", network));
        answers.put("POST /v1.41/networks/n1/connect", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        answers.put("POST /v1.41/networks/n1/disconnect", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }

    private void container(String name, boolean running, String endpoint) {
        String id = "id-of-" + name;
        answers.put(
                "GET /v1.41/containers/json",
                json("200 OK", "[{\"Id\":\"" + id + "\",\"Names\":[\"/" + name + "\"]}]"));
        answers.put(
                "GET /v1.41/containers/" + id + "/json",
                json(
                        "200 OK",
                        "{\"Id\":\"" + id + "\",\"Name\":\"/" + name + "\",\"State\":{\"Running\":" + running
                                + "},\"NetworkSettings\":{\"Networks\":{\"shop\":" + endpoint + "}}}"));
    }

    private interface Goal {
        void run(NetworkConnector connector, ConnectionRequest request, EngineSession engine);
    }

    private void run(Goal goal, NameOrId network, NameOrId... containers) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(answers));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            ConnectionRequest request = ConnectionRequest.of(network, Arrays.asList(containers));
            try {
                goal.run(new NetworkConnector(), request, engine);
            } finally {
                requests = fake.heads().stream()
                        .map(head -> head.replaceFirst("(?s) HTTP.*", ""))
                        .toList();
            }
        }
    }

    private void connect(String network, String container) throws IOException {
        run(
                (connector, request, engine) -> connector.connect(request, engine, progress),
                NameOrId.name(network),
                NameOrId.name(container));
    }

    @Test
    void takesNoNoteOfARefusedConnectionForOne() {
        network("");
        container("users", true, "{\"NetworkID\":\"\",\"EndpointID\":\"\"}");

        assertThatThrownBy(() -> connect("shop", "users"))
                .hasMessageMatching("Container 'users' is not in network 'shop', though the engine at \\S+ reported"
                        + " no error\\. Check its log, and whether the container still exists\\.");
        assertThat(requests).contains("POST /v1.41/networks/n1/connect");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void leavesAContainerThatIsInTheNetwork() throws IOException {
        network("");
        container("users", true, "{\"NetworkID\":\"n1\",\"EndpointID\":\"e1\"}");

        connect("shop", "users");

        assertThat(requests).doesNotContain("POST /v1.41/networks/n1/connect");
        assertThat(progress.lines()).containsExactly("Container users is connected with network shop already");
    }

    @Test
    void connectsAgainWithANetworkThatWasMadeAnew() {
        network("");
        container("users", false, "{\"NetworkID\":\"n0\",\"EndpointID\":\"\"}");

        assertThatThrownBy(() -> connect("shop", "users")).hasMessageContaining("is not in network 'shop'");
        assertThat(requests).contains("POST /v1.41/networks/n1/connect");
    }

    @Test
    void takesNoNameForTheBeginningOfAnId() {
        network("");
        container("users", true, "{\"NetworkID\":\"n1\",\"EndpointID\":\"e1\"}");

        assertThatThrownBy(() -> connect("n", "users")).hasMessageStartingWith("Network 'n' is not in the engine at ");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void takesNoContainersNameForTheBeginningOfAnId() {
        network("");
        container("users", true, "{\"NetworkID\":\"n1\",\"EndpointID\":\"e1\"}");

        assertThatThrownBy(() -> connect("shop", "id"))
                .hasMessageStartingWith("Container 'id' is not in the engine at ");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void disconnectsNoContainerOfWhichOnlyANoteIsThere() throws IOException {
        network("");
        container("users", true, "{\"NetworkID\":\"\",\"EndpointID\":\"\"}");

        run(
                (connector, request, engine) -> connector.disconnect(request, true, engine, progress),
                NameOrId.name("shop"),
                NameOrId.name("users"),
                NameOrId.name("gone"));

        assertThat(progress.lines())
                .containsExactly(
                        "Container users is not connected with network shop: nothing to disconnect",
                        "Container gone is not connected with network shop: nothing to disconnect");
    }

    @Test
    void disconnectsWhatIsLeftOfAContainer() throws IOException {
        network("\"ep-1\":{\"Name\":\"gone\"}");
        container("users", true, "{}");

        run(
                (connector, request, engine) -> connector.disconnect(request, true, engine, progress),
                NameOrId.name("shop"),
                NameOrId.name("gone"));

        assertThat(progress.lines()).hasSize(1);
        assertThat(progress.lines().get(0)).startsWith("Disconnected container gone from network shop in ");
    }

    private void link(String container, String... links) throws IOException {
        linkIn("shop", container, links);
    }

    private void linkIn(String network, String container, String... links) throws IOException {
        run(
                (connector, request, engine) -> connector.connect(
                        new ConnectionRequest(
                                request.network(),
                                request.containers(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(links),
                                Map.of()),
                        engine,
                        progress),
                NameOrId.name(network),
                NameOrId.name(container));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usres:db | Container 'usres' is not in the engine at \\S+\\. Did you mean 'users'\\?",
                "nodb:db | Container 'nodb' is not in the engine at \\S+\\. 'docker ps --all' lists the existing ones\\."
            })
    void linksNoContainerThatIsNotThere(String link, String message) {
        network("");
        container("users", false, "{\"NetworkID\":\"n1\",\"EndpointID\":\"\"}");

        assertThatThrownBy(() -> link("users", link)).hasMessageMatching(message);
        assertThat(requests).doesNotContain("POST /v1.41/networks/n1/connect");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void takesAContainerWithoutTheLinkForAnotherThanIsAskedFor() {
        network("");
        container("users", true, "{\"NetworkID\":\"n1\",\"EndpointID\":\"e1\",\"Links\":[\"users:self\"]}");

        assertThatThrownBy(() -> link("users", "users:self", "users:db"))
                .hasMessageStartingWith(
                        "Container 'users' is connected with network 'shop' already, but without link users:db.");
    }

    @Test
    void leavesAContainerThatHasItsLinks() throws IOException {
        network("");
        container("users", true, "{\"NetworkID\":\"n1\",\"EndpointID\":\"e1\",\"Links\":[\"users:self\",\"users\"]}");

        link("users", "users:self", "users");

        assertThat(progress.lines()).containsExactly("Container users is connected with network shop already");
    }

    @Test
    void linksNothingInTheEnginesOwnNetwork() {
        answers.put(
                "GET /v1.41/networks", json("200 OK", "[{\"Name\":\"bridge\",\"Id\":\"n1\",\"Driver\":\"bridge\"}]"));
        answers.put(
                "GET /v1.41/networks/n1", json("200 OK", "{\"Name\":\"bridge\",\"Id\":\"n1\",\"Driver\":\"bridge\"}"));
        container("users", true, "{}");

        assertThatThrownBy(() -> linkIn("bridge", "users", "users:db"))
                .hasMessage(
                        "Network 'bridge' has no links: the engine ignores them there. Create a network for that with"
                                + " 'mvn docker:network-create'.");
        assertThat(requests).doesNotContain("POST /v1.41/networks/n1/connect");
    }
}
