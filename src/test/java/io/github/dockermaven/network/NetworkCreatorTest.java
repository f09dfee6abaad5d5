package io.github.dockermaven.network;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What integration tests cannot bring about in a real engine; all else is tested there. */
class NetworkCreatorTest {
    private static final NetworkRequest SHOP =
            Networks.named("shop").subnet("172.28.0.0/16").request();

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();

    private void create(NetworkRequest... requests) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(answers));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            new NetworkCreator().create(List.of(requests), Map.of("team", "users"), engine, progress);
        }
    }

    @Test
    void doesNotTakeAConflictWithoutTheNetworkForASuccess() {
        answers.put("GET /v1.41/networks", json("200 OK", "[]"));
        answers.put("POST /v1.41/networks/create", json("409 Conflict", "{\"message\":\"it exists\"}"));

        assertThatThrownBy(() -> create(SHOP))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "Network 'shop' cannot be created: the engine reports that it exists, but does not"
                                + " list it.");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void repeatsTheEnginesWordsIfItCannotList() {
        answers.put("GET /v1.41/networks", json("500 Internal Server Error", "{\"message\":\"database is locked\"}"));

        assertThatThrownBy(() -> create(SHOP)).hasMessage("The networks cannot be listed: database is locked.");
    }

    @Test
    void looksForNoEngineIfTwoRequestsHaveOneName() {
        assertThatThrownBy(() -> create(SHOP, Networks.named("shop").request()))
                .hasMessage("Network 'shop' is configured twice. Remove one of the two.");
    }

    @Test
    void looksForNoEngineIfTwoRequestsOverlap() {
        assertThatThrownBy(() -> create(
                        SHOP, Networks.named("other").subnet("172.28.1.0/24").request()))
                .hasMessageStartingWith(
                        "Network 'other': subnet 172.28.1.0/24 overlaps 172.28.0.0/16 of network 'shop'.");
    }

    @Test
    void letsOverlayNetworksHaveTheAddressesOfOthers() throws IOException {
        answers.put(
                "GET /v1.41/networks",
                json(
                        "200 OK",
                        "[{\"Name\":\"swarm\",\"Driver\":\"overlay\",\"IPAM\":{\"Config\":[{\"Subnet\":\"172.28.0.0/16\"}]}}]"));
        answers.put("POST /v1.41/networks/create", json("201 Created", "{\"Id\":\"1\"}"));

        create(SHOP);

        assertThat(progress.lines()).hasSize(1);
        assertThat(progress.lines().get(0))
                .startsWith("Created network shop (driver bridge, subnet 172.28.0.0/16) in ");
    }

    @Test
    void letsAConfigurationAndTheNetworksThatTakeItHaveTheSameAddresses() throws IOException {
        answers.put(
                "GET /v1.41/networks",
                json(
                        "200 OK",
                        "[{\"Name\":\"base\",\"Driver\":\"null\",\"ConfigOnly\":true,"
                                + "\"IPAM\":{\"Config\":[{\"Subnet\":\"172.28.0.0/16\"}]}}]"));
        answers.put("POST /v1.41/networks/create", json("201 Created", "{\"Id\":\"1\"}"));

        create(SHOP);

        assertThat(progress.lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Name\":\"lan\",\"Driver\":\"macvlan\",\"IPAM\":{\"Driver\":\"null\",\"Config\":[{\"Subnet\":\"0.0.0.0/0\"}]}}",
                "{\"Name\":\"lan\",\"Driver\":\"macvlan\",\"IPAM\":{\"Driver\":\"dhcp\",\"Config\":[{\"Subnet\":\"172.28.0.0/16\"}]}}",
                "{\"Name\":\"lan\",\"Driver\":\"bridge\",\"IPAM\":{\"Driver\":\"default\",\"Config\":[{\"Subnet\":\"::/0\"}]}}",
                "{\"Name\":\"lan\",\"Driver\":\"bridge\",\"IPAM\":{\"Config\":[{\"Subnet\":\"0.0.0.0/0\"},{\"Subnet\":\"no subnet\"}]}}"
            })
    void letsNetworksOfAnotherIpamDriverAndOfAllAddressesBlockNothing(String lan) throws IOException {
        answers.put("GET /v1.41/networks", json("200 OK", "[" + lan + "]"));
        answers.put("POST /v1.41/networks/create", json("201 Created", "{\"Id\":\"1\"}"));

        create(
                SHOP,
                Networks.named("six").subnet("fd00:28::/64").request(),
                Networks.named("other")
                        .ipam(new Ipam(Optional.of("dhcp"), Map.of(), List.of(Networks.pool("172.28.0.0/16", null))))
                        .request());

        assertThat(progress.lines()).hasSize(3);
    }

    @Test
    void makesNothingIfOneOfThemNeedsASwarm() {
        answers.put("GET /v1.41/networks", json("200 OK", "[]"));
        answers.put("GET /v1.41/info", json("200 OK", "{\"Swarm\":{\"ControlAvailable\":false}}"));

        assertThatThrownBy(() ->
                        create(SHOP, Networks.named("far").driver("overlay").request()))
                .hasMessageMatching(
                        "Network 'far' \\(driver overlay\\) needs a swarm, but the engine at unix://\\S+ is not a"
                                + " manager of one\\. Make it one with 'docker swarm init', or choose the driver"
                                + " 'bridge'\\.");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void makesAnOverlayNetworkInASwarm() throws IOException {
        answers.put("GET /v1.41/networks", json("200 OK", "[]"));
        answers.put("GET /v1.41/info", json("200 OK", "{\"Swarm\":{\"ControlAvailable\":true}}"));
        answers.put("POST /v1.41/networks/create", json("201 Created", "{\"Id\":\"1\"}"));

        create(Networks.named("far").driver("overlay").request());

        assertThat(progress.lines().get(0)).startsWith("Created network far (driver overlay) in ");
    }

    /** As the engine has them; a plugin of an old kind is not among them. */
    private void drivers() {
        answers.put(
                "GET /v1.41/info",
                json("200 OK", "{\"Plugins\":{\"Network\":[\"bridge\",\"macvlan\",\"vieux/net:latest\"]}}"));
    }

    @Test
    void triesADriverThatTheEngineDoesNotListBeforeAnythingIsMade() {
        answers.put("GET /v1.41/networks", json("200 OK", "[]"));
        drivers();
        answers.put(
                "POST /v1.41/networks/create",
                json("404 Not Found", "{\"message\":\"plugin \\\"brigde\\\" not found\"}"));

        assertThatThrownBy(() ->
                        create(SHOP, Networks.named("other").driver("brigde").request()))
                .hasMessage("Network 'other' cannot be created: plugin \"brigde\" not found. The engine has the drivers"
                        + " bridge, macvlan, vieux/net:latest. Did you mean 'bridge'?");
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void makesConfigurationsFirstAndThenAsTheyAreGiven() throws IOException {
        answers.put("GET /v1.41/networks", json("200 OK", "[]"));
        answers.put("POST /v1.41/networks/create", json("201 Created", "{\"Id\":\"1\"}"));
        drivers();

        create(
                Networks.named("plugin").driver("vieux/net").request(),
                Networks.named("taker").configFrom("base").request(),
                SHOP,
                Networks.named("base").set(Switch.CONFIG_ONLY, true).request(),
                Networks.named("old").driver("weave").request());

        assertThat(progress.lines())
                .extracting(line -> line.replaceFirst("Created network (\\S+) .*", "$1"))
                .containsExactly("old", "base", "plugin", "taker", "shop");
    }

    /** The second as Ctrl-C does it. */
    @ParameterizedTest
    @CsvSource({"false, Network 'lan' cannot be created: the disk is full.", "true, failed: interrupted."})
    void removesWhatItMadeIfALaterOneIsNotCreated(boolean interrupted, String message) throws IOException {
        Thread creating = Thread.currentThread();
        answers.put("GET /v1.41/networks", json("200 OK", "[]"));
        answers.put("GET /v1.41/networks/1", json("200 OK", "{\"Name\":\"shop\",\"Id\":\"1\",\"Driver\":\"bridge\"}"));
        drivers();
        List<String> requests = new CopyOnWriteArrayList<>();
        FakeEngine.Script routes = FakeEngine.routes(answers);
        FakeEngine.Script refusing = peer -> {
            String request = peer.head().replaceFirst("(?s) HTTP.*", "");
            requests.add(request);
            boolean isFirst = requests.stream().filter(request::equals).count() == 1;
            if (request.startsWith("POST ") && !isFirst && interrupted) {
                creating.interrupt();
                peer.drain();
            } else if (request.startsWith("POST ")) {
                peer.say(
                        isFirst
                                ? json("201 Created", "{\"Id\":\"1\"}")
                                : json("500 Internal Server Error", "{\"message\":\"the disk is full\"}"));
            } else if (request.startsWith("DELETE ")) {
                peer.say("HTTP/1.1 204 No Content\r\n\r\n");
            } else {
                routes.play(peer);
            }
        };
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), refusing);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            List<NetworkRequest> both =
                    List.of(SHOP, Networks.named("lan").driver("macvlan").request());
            assertThatThrownBy(() -> new NetworkCreator().create(both, Map.of(), engine, progress))
                    .hasMessageEndingWith(message);
        }
        assertThat(Thread.interrupted()).isEqualTo(interrupted);
        assertThat(requests).endsWith("GET /v1.41/networks/1", "DELETE /v1.41/networks/1");
        assertThat(progress.lines()).hasSize(2);
        assertThat(progress.lines().get(1))
                .isEqualTo("Removed network shop again: of the networks all are created, or none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bsae | neither a network of the engine nor one to create. Did you mean 'base'?",
                "other | neither a network of the engine nor one to create. Create it first, with configOnly.",
                "shop | a network of its own, and no configuration for others. Name one that is configOnly, or make it that."
            })
    void wantsAConfigurationForConfigFrom(String configFrom, String message) {
        answers.put(
                "GET /v1.41/networks",
                json("200 OK", "[{\"Name\":\"base\",\"Id\":\"1\",\"Driver\":\"null\",\"ConfigOnly\":true}]"));

        assertThatThrownBy(() -> create(
                        SHOP, Networks.named("taker").configFrom(configFrom).request()))
                .hasMessage("Network 'taker': configFrom '" + configFrom + "' is " + message);
        assertThat(progress.lines()).isEmpty();
    }

    private static final String INTERFACE = "com.docker.network.bridge.name";

    private static NetworkRequest bridge(String name) {
        return Networks.named(name).option(INTERFACE, "br-shop").request();
    }

    @Test
    void looksForNoEngineIfTwoRequestsHaveOneInterface() {
        assertThatThrownBy(() -> create(bridge("one"), bridge("two")))
                .hasMessage("Network 'two': option " + INTERFACE + "=br-shop is the interface of network 'one'. Choose"
                        + " another name, or leave it to the engine.");
    }

    @Test
    void givesNoInterfaceThatAnotherNetworkHas() {
        answers.put(
                "GET /v1.41/networks",
                json(
                        "200 OK",
                        "[{\"Name\":\"there\",\"Id\":\"1\",\"Driver\":\"bridge\",\"Options\":{\"" + INTERFACE
                                + "\":\"br-shop\"}}]"));

        assertThatThrownBy(() -> create(SHOP, bridge("one")))
                .hasMessageStartingWith(
                        "Network 'one': option " + INTERFACE + "=br-shop is the interface of network 'there'.");
        assertThat(progress.lines()).isEmpty();
    }
}
