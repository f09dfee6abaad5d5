package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that a real engine does not give on demand: a server plays the engine. */
@Timeout(20)
class EngineContainersTest {
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final String FRAMES =
            "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\n\r\n";

    @TempDir
    private Path home;

    private List<String> with(Script script, Consumer<EngineContainers> use) {
        return FakeSettings.requests(home, script, session -> use.accept(session.containers()));
    }

    private List<String> with(Map<String, String> answers, Consumer<EngineContainers> use) {
        return with(FakeEngine.routes(answers), use);
    }

    private static String ok(String body) {
        return FakeEngine.json("200 OK", body);
    }

    private static String refusal(String status, String words) {
        return FakeEngine.json(status, "{\"message\":\"" + words.replace("\"", "\\\"") + "\"}");
    }

    @Nested
    class Reading {
        @Test
        void listsContainersWithAllThatEnginesSay() {
            String list = """
                    [{"Id":"a1","Names":["/web/db","/db"],"Image":"mysql:5.7","ImageID":"sha256:1","Created":1795640062,
                      "Ports":[{"IP":"127.0.0.1","PrivatePort":3306,"PublicPort":13306,"Type":"tcp"},
                               {"PrivatePort":33060,"Type":"tcp"}],
                      "Labels":{"team":"db"},"State":"running","Status":"Up 3 minutes (healthy)",
                      "NetworkSettings":{"Networks":{"shop":{"NetworkID":"n1","IPAddress":"172.18.0.2",
                        "GlobalIPv6Address":"fd00::2","Aliases":null}}}},
                     {"Id":"a2","Names":null,"Image":"a","ImageID":"b","Created":-5,"Ports":null,"Labels":null,
                      "State":"created","Status":"Created","NetworkSettings":null}]""";

            List<String> requests = with(Map.of("GET /v1.41/containers/json", ok(list)), containers -> assertThat(
                            containers.list(Map.of("label", List.of("team=db"))))
                    .containsExactly(
                            new ListedContainer(
                                    "a1",
                                    "db",
                                    "mysql:5.7",
                                    "sha256:1",
                                    "running",
                                    "Up 3 minutes (healthy)",
                                    Instant.parse("2026-11-25T20:54:22Z"),
                                    Map.of("team", "db"),
                                    List.of(new PublishedPort(3306, "tcp", "127.0.0.1", 13306)),
                                    Map.of("shop", new NetworkAddress("n1", "172.18.0.2", "fd00::2", List.of()))),
                            new ListedContainer(
                                    "a2",
                                    "",
                                    "a",
                                    "b",
                                    "created",
                                    "Created",
                                    Instant.EPOCH,
                                    Map.of(),
                                    List.of(),
                                    Map.of())));

            assertThat(requests)
                    .containsExactly(
                            "GET /v1.41/containers/json?all=1&filters=%7B%22label%22%3A%5B%22team%3Ddb%22%5D%7D");
        }

        @ParameterizedTest
        @CsvSource({
            "Up 3 minutes (healthy), healthy",
            "Up Less than a second (health: starting), starting",
            "Up 2 hours (unhealthy), unhealthy",
            "Up 2 hours, ''",
            "Exited (137) 2 hours ago, ''",
            "Up 2 hours (Paused), ''"
        })
        void readsTheHealthFromTheStatus(String status, String health) {
            ListedContainer container = new ListedContainer(
                    "a", "a", "a", "a", "running", status, Instant.EPOCH, Map.of(), List.of(), Map.of());

            assertThat(container.health()).isEqualTo(health);
        }

        @Test
        void inspectsAContainer() {
            String document = """
                    {"Id":"a1","Name":"/db","Image":"sha256:1","RestartCount":2,
                     "State":{"Status":"restarting","Running":true,"Restarting":true,"OOMKilled":true,"ExitCode":137,
                       "Error":"","StartedAt":"2026-11-30T11:26:45.829646409Z",
                       "Health":{"Status":"unhealthy","Log":[{"Output":"old"},{"Output":"refused"}]}},
                     "Config":{"Image":"mysql:5.7","Tty":true,"Labels":{"a":"b"},"StopTimeout":30,
                       "ExposedPorts":{"3306/tcp":{}},
                       "Shell":["/bin/ash","-c"],
                       "Healthcheck":{"Test":["CMD","true"],"Interval":5000000000,"Retries":3}},
                     "HostConfig":{"AutoRemove":true,"Memory":33554432,"NetworkMode":"shop","LogConfig":{"Type":"local"}},
                     "NetworkSettings":{"Ports":{"3306/tcp":[{"HostIp":"::","HostPort":"13306"}],"1/tcp":null},
                       "Networks":{"shop":{"NetworkID":"n1","EndpointID":"e1","IPAddress":"172.18.0.2",
                         "GlobalIPv6Address":"","Aliases":["db"],"IPAMConfig":{"IPv4Address":"172.18.0.2"}}}}}""";

            with(Map.of("GET /v1.41/containers/a1/json", ok(document)), containers -> {
                EngineContainer container = containers.find("a1").orElseThrow();
                assertThat(container.name()).isEqualTo("db");
                assertThat(container.image()).isEqualTo("mysql:5.7");
                assertThat(container.imageId()).isEqualTo("sha256:1");
                assertThat(container.running()).isFalse();
                assertThat(container.state())
                        .isEqualTo(new EngineContainer.State(
                                "restarting",
                                true,
                                true,
                                true,
                                137,
                                "",
                                Optional.of("unhealthy"),
                                "refused",
                                2,
                                Optional.of(Instant.parse("2026-11-30T11:26:45.829646409Z"))));
                assertThat(container.settings())
                        .isEqualTo(new EngineContainer.Settings(
                                Map.of("a", "b"),
                                Optional.of(new ProcessSpec.HealthCheck(
                                        List.of("CMD", "true"),
                                        Optional.of(Duration.ofSeconds(5)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(3),
                                        Optional.empty())),
                                Optional.of(Duration.ofSeconds(30)),
                                true,
                                true,
                                "local",
                                Optional.of(32L << 20),
                                "shop",
                                List.of("3306/tcp"),
                                List.of("/bin/ash", "-c")));
                assertThat(container.ports()).containsExactly(new PublishedPort(3306, "tcp", "::", 13306));
                assertThat(container.addresses())
                        .isEqualTo(Map.of("shop", new NetworkAddress("n1", "172.18.0.2", "", List.of("db"))));
            });
        }

        @Test
        void readsAContainerThatNeverRan() {
            String document = """
                    {"Id":"a1","Name":"/db","State":{"Status":"created","StartedAt":"0001-01-01T00:00:00Z","Error":null,
                       "Health":{"Status":"none"}},
                     "Config":{"Healthcheck":{"Test":["NONE"]},"Labels":null},"HostConfig":{},"NetworkSettings":{}}""";

            with(Map.of("GET /v1.41/containers/a1/json", ok(document)), containers -> {
                EngineContainer container = containers.find("a1").orElseThrow();
                assertThat(container.state().startedAt()).isEmpty();
                assertThat(container.state().health()).isEmpty();
                assertThat(container.state().error()).isEmpty();
                assertThat(container.settings().healthCheck()).isEmpty();
            });
        }
    }

    @Nested
    class Creating {
        private static final Endpoint SHOP = endpoint("shop");
        private static final Endpoint BACK = endpoint("back");
        private static final ContainerSpec IN_TWO = Containers.in(new NetworkingSpec(
                Optional.empty(),
                List.of(SHOP, BACK),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of()));

        private static Endpoint endpoint(String network) {
            return new Endpoint(network, List.of(), Optional.empty(), Optional.empty(), List.of());
        }

        private static final String CREATED =
                FakeEngine.json("201 Created", "{\"Id\":\"a1\",\"Warnings\":[\"no swap\"]}");

        @Test
        void connectsTheSecondNetworkOfAnOldEngineAfterwards() {
            List<String> requests = with(
                    Map.of(
                            "POST /v1.41/containers/create",
                            CREATED,
                            "POST /v1.41/networks/back/connect",
                            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                    containers -> assertThat(containers.create(IN_TWO))
                            .isEqualTo(new CreatedContainer("a1", List.of("no swap"))));

            assertThat(requests)
                    .containsExactly("POST /v1.41/containers/create?name=users", "POST /v1.41/networks/back/connect");
        }

        @Test
        void givesANewEngineAllNetworksAtOnce() {
            List<String> requests = with(
                    Map.of(
                            "GET /_ping",
                            FakeEngine.PING_OK.replace("1.41", "1.44"),
                            "POST /v1.44/containers/create",
                            CREATED),
                    containers -> containers.create(IN_TWO));

            assertThat(requests).containsExactly("POST /v1.44/containers/create?name=users");
        }

        @Test
        void leavesNoContainerThatLacksANetwork() {
            List<String> requests = with(
                    Map.of(
                            "POST /v1.41/containers/create",
                            CREATED,
                            "POST /v1.41/networks/back/connect",
                            refusal("403 Forbidden", "Address already in use"),
                            "DELETE /v1.41/containers/a1",
                            NO_CONTENT),
                    containers -> assertThatThrownBy(() -> containers.create(IN_TWO))
                            .isInstanceOf(DockerFailureException.class)
                            .hasMessageStartingWith(
                                    "Container 'users' cannot be created: network 'back': Address already in"
                                            + " use. Another container, the network's gateway or the network itself has that"
                                            + " address"));

            assertThat(requests).last().isEqualTo("DELETE /v1.41/containers/a1?force=true&v=true");
        }

        @Test
        void namesTheContainerThatHasTheName() {
            String words = "Conflict. The container name \"/users\" is already in use by container"
                    + " \"586aab7cce2ccd53166d9f1b2c908919\". You have to remove (or rename) that container to be able to"
                    + " reuse that name.";
            with(
                    Map.of(
                            "POST /v1.41/containers/create",
                            refusal("409 Conflict", words),
                            "GET /v1.41/containers/586aab7cce2ccd53166d9f1b2c908919/json",
                            ok("{\"Config\":{\"Image\":\"mysql:5.7\"},\"State\":{\"Status\":\"exited\"}}")),
                    containers -> assertThatThrownBy(() -> containers.create(Containers.plain()))
                            .hasMessage("Container 'users' cannot be created: its name is in use by container"
                                    + " 586aab7cce2c. That is of image mysql:5.7, exited. Remove it with 'docker rm"
                                    + " --force users', or choose another name with <containerNamePattern>."));
        }
    }

    @Nested
    class Starting {
        @Test
        void leavesOneThatRuns() {
            with(
                    Map.of("POST /v1.41/containers/a1/start", "HTTP/1.1 304 Not Modified\r\n\r\n"),
                    containers -> containers.start("a1", "users"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "driver failed programming external connectivity on endpoint users (7ab1): Bind for 127.0.0.1:18391"
                            + " failed: port is already allocated",
                    "driver failed programming external connectivity on endpoint users (7ab1): Error starting userland"
                            + " proxy: listen tcp4 0.0.0.0:18391: bind: address already in use",
                    "failed to set up container networking: driver failed programming external connectivity on endpoint"
                            + " users (7ab1): failed to bind host port for 0.0.0.0:18391:172.18.0.2:80/tcp: address already"
                            + " in use",
                    "failed to set up container networking: driver failed programming external connectivity on endpoint"
                            + " users (7ab1): failed to bind host port for [fd99::1:7]:18391:172.18.0.2:80/tcp: address"
                            + " already in use",
                    "failed to set up container networking: driver failed programming external connectivity on endpoint"
                            + " users (7ab1): failed to bind host port 127.0.0.1:18391/tcp: address already in use"
                })
        void namesTheContainerThatHasThePort(String words) {
            String holder = """
                    [{"Id":"a1","Names":["/users"],"State":"created","Ports":[]},
                     {"Id":"a2","Names":["/orders"],"Image":"orders:1","State":"running"}]""";
            List<String> requests = with(
                    Map.of(
                            "POST /v1.41/containers/a1/start",
                            refusal("500 Internal Server Error", words),
                            "GET /v1.41/containers/json",
                            ok(holder)),
                    containers -> assertThatThrownBy(() -> containers.start("a1", "users"))
                            .hasMessage(
                                    "Container 'users' cannot be started: port 18391 of the engine's machine is in use."
                                            + " It is published by container 'orders' of image orders:1. Stop it with 'docker stop"
                                            + " orders', or publish another port in <ports>."));

            assertThat(requests)
                    .last()
                    .isEqualTo("GET /v1.41/containers/json?all=1&filters=%7B%22publish%22%3A%5B%2218391%22%5D%7D");
        }

        @Test
        void saysThatTheContainerItselfIsGone() {
            with(
                    Map.of(
                            "POST /v1.41/containers/a1/start",
                            refusal("404 Not Found", "No such container: a1"),
                            "GET /v1.41/containers/a1/json",
                            refusal("404 Not Found", "No such container: a1")),
                    containers -> assertThatThrownBy(() -> containers.start("a1", "users"))
                            .hasMessage("Container 'users' cannot be started: somebody else has removed it since it was"
                                    + " created. See who cleans up on this engine, then start again."));
        }

        @Test
        void saysThatAProcessHasThePort() {
            with(
                    Map.of(
                            "POST /v1.41/containers/a1/start",
                            refusal("500 No", "listen tcp4 127.0.0.1:80: bind: address already in use"),
                            "GET /v1.41/containers/json",
                            ok("[]")),
                    containers -> assertThatThrownBy(() -> containers.start("a1", "users"))
                            .hasMessage(
                                    "Container 'users' cannot be started: port 80 of the engine's machine is in use. No"
                                            + " container of this engine publishes it, so another program there has it: find it"
                                            + " with 'ss -tulnp sport = :80', or publish another port in <ports>."));
        }
    }

    @Nested
    class Ending {
        @ParameterizedTest
        @ValueSource(strings = {"304 Not Modified", "404 Not Found", "204 No Content"})
        void stopsWhatHasEndedOrIsGone(String status) {
            List<String> requests = with(
                    Map.of("POST /v1.41/containers/a1/stop", "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n"),
                    containers -> containers.stop("a1", Optional.of(Duration.ofMillis(1500))));

            assertThat(requests).containsExactly("POST /v1.41/containers/a1/stop?t=2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"404 Not Found", "409 Conflict", "500 Internal Server Error"})
        void killsWhatHasEndedOrIsGone(String status) {
            List<String> requests = with(
                    Map.of("POST /v1.41/containers/a1/kill", refusal(status, "Container a1 is not running")),
                    containers -> containers.kill("a1", "SIGKILL"));

            assertThat(requests).containsExactly("POST /v1.41/containers/a1/kill?signal=SIGKILL");
        }

        @Test
        void awaitsARemovalThatSomebodyElseBegan() {
            List<String> requests = with(
                    Map.of(
                            "DELETE /v1.41/containers/a1",
                            refusal("409 Conflict", "removal of container a1 is already in progress"),
                            "POST /v1.41/containers/a1/wait",
                            ok("{\"StatusCode\":0}")),
                    containers -> containers.remove("a1", true, false));

            assertThat(requests)
                    .containsExactly(
                            "DELETE /v1.41/containers/a1?force=true&v=false",
                            "POST /v1.41/containers/a1/wait?condition=removed");
        }

        @Test
        void removesWhatIsGone() {
            with(
                    Map.of("DELETE /v1.41/containers/a1", refusal("404 Not Found", "No such container: a1")),
                    containers -> containers.remove("a1", true, true));
        }

        @Test
        void repeatsWhyAContainerStays() {
            with(
                    Map.of("DELETE /v1.41/containers/a1", refusal("500 No", "driver failed to remove root filesystem")),
                    containers -> assertThatThrownBy(() -> containers.remove("a1", true, true))
                            .hasMessage("Container a1 cannot be removed: driver failed to remove root filesystem."));
        }
    }

    @Nested
    class Watching {
        private static final String EVENT =
                "{\"Type\":\"container\",\"Action\":\"die\",\"Actor\":{\"ID\":\"a1\",\"Attributes\":"
                        + "{\"exitCode\":\"113\",\"name\":\"users\"}},\"time\":1796038005,\"timeNano\":1796038005829646409}";

        private Script saying(String body, CountDownLatch hold) {
            return peer -> {
                if (peer.head().startsWith("GET /_ping")) {
                    peer.say(FakeEngine.PING_OK);
                } else {
                    peer.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body);
                    hold.await();
                }
            };
        }

        private String chunk(String text) {
            return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
        }

        @Test
        void readsEventsAndReportsAnEngineThatGoesAway() {
            Script script = saying(chunk(EVENT + "\n") + "0\r\n\r\n", new CountDownLatch(0));
            List<String> requests = with(script, containers -> {
                Instant since = Instant.ofEpochSecond(5, 7);
                EventStream events = containers.events(Map.of("event", List.of("die")), Optional.of(since));
                ContainerEvent event = events.next().orElseThrow();
                assertThat(event)
                        .isEqualTo(new ContainerEvent(
                                "a1",
                                "die",
                                Map.of("exitCode", "113", "name", "users"),
                                Instant.ofEpochSecond(1796038005, 829646409)));
                assertThat(event.exitCode()).contains(113);
                assertThatThrownBy(events::next)
                        .isInstanceOf(DockerExecutionException.class)
                        .hasMessage("Watching the containers of the engine at unix://" + home.resolve("s")
                                + " broke off: the engine ended it. If the engine was stopped, start it and try again; else"
                                + " see its log.");
            });

            assertThat(requests)
                    .containsExactly(
                            "GET /v1.41/events?filters=%7B%22event%22%3A%5B%22die%22%5D%2C%22type%22%3A%5B%22container"
                                    + "%22%5D%7D&since=5.000000007");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "5\r\n{\"Ty"})
        void reportsAConnectionThatIsCut(String body) {
            with(saying(body, new CountDownLatch(0)), containers -> {
                EventStream events = containers.events(Map.of(), Optional.empty());
                assertThatThrownBy(events::next)
                        .isInstanceOf(DockerExecutionException.class)
                        .hasMessageContaining("broke off");
            });
        }

        @Test
        void endsAReadThatWaitsWhenTheThreadIsInterrupted() {
            CountDownLatch hold = new CountDownLatch(1);
            with(saying("", hold), containers -> {
                EventStream events = containers.events(Map.of(), Optional.empty());
                Thread.currentThread().interrupt();
                assertThatThrownBy(events::next)
                        .isInstanceOf(DockerExecutionException.class)
                        .hasMessageEndingWith("was interrupted.");
                assertThat(Thread.interrupted()).isTrue();
                hold.countDown();
            });
        }

        @Test
        void endsAReadThatWaitsWhenItIsClosed() {
            CountDownLatch hold = new CountDownLatch(1);
            with(saying("", hold), containers -> {
                EventStream events = containers.events(Map.of(), Optional.empty());
                new Thread(events::close).start();
                assertThat(events.next()).isEmpty();
                hold.countDown();
            });
        }

        @Test
        void endsAReadThatWaitsWhenTheSessionIsClosed() throws IOException {
            CountDownLatch hold = new CountDownLatch(1);
            try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), saying("", hold));
                    EngineSession session = FakeSettings.session(fake, home)) {
                EventStream events = session.containers().events(Map.of(), Optional.empty());
                new Thread(session::close).start();
                assertThat(events.next()).isEmpty();
            } finally {
                hold.countDown();
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"Action\":\"died\",\"Actor\":{\"ID\":\"a\",\"Attributes\":{\"containerExitCode\":\"3\"}}} | die | 3",
                    "{\"status\":\"died\",\"id\":\"a\"} | die |",
                    "{\"Action\":\"remove\",\"Actor\":{\"ID\":\"a\"}} | destroy |",
                    "{\"Action\":\"health_status\",\"Actor\":{\"ID\":\"a\",\"Attributes\":{\"health_status\":\"healthy\"}}} |"
                            + " health_status: healthy |",
                    "{\"Action\":\"die\",\"Actor\":{\"ID\":\"a\",\"Attributes\":{\"exitCode\":\"99999999999\"}}} | die |"
                })
        void readsTheEventsOfPodmanAlike(String json, String action, Integer exitCode) throws IOException {
            ContainerEvent event = ContainerEvent.read(JsonReader.read(json));

            assertThat(event.id()).isEqualTo("a");
            assertThat(event.action()).isEqualTo(action);
            assertThat(event.exitCode()).isEqualTo(Optional.ofNullable(exitCode));
        }
    }

    @Nested
    class Logs {
        @Test
        void readsFramesWithoutAQuestionWhereTheTypeSaysSo() {
            String log = FRAMES + "\u0001\0\0\0\0\0\0\u0002a\n";
            List<String> requests = with(Map.of("GET /v1.41/containers/a1/logs", log), containers -> {
                try (LogLines lines = containers.logLines("a1", LogOptions.ALL.last(20))) {
                    assertThat(lines.next().orElseThrow().text()).isEqualTo("a");
                    assertThat(lines.next()).isEmpty();
                }
            });

            assertThat(requests)
                    .containsExactly(
                            "GET /v1.41/containers/a1/logs?stdout=true&stderr=true&follow=false&timestamps=false"
                                    + "&tail=20");
        }

        @ParameterizedTest
        @CsvSource({"true, a", "false, ''"})
        void asksForTheTerminalWhereTheTypeSaysNothing(boolean tty, String first) {
            with(
                    Map.of(
                            "GET /v1.41/containers/a1/logs",
                            "HTTP/1.1 200 OK\r\n\r\n" + (tty ? "a\r\n" : "\u0002\0\0\0\0\0\0\u0001\n"),
                            "GET /v1.41/containers/a1/json",
                            ok("{\"Config\":{\"Tty\":" + tty + "}}")),
                    containers -> {
                        try (LogLines lines = containers.logLines("a1", LogOptions.ALL.following())) {
                            assertThat(lines.next().orElseThrow().text()).isEqualTo(first);
                        }
                    });
        }

        @Test
        void saysWhatAnUnreadableLogNeeds() {
            with(
                    Map.of(
                            "GET /v1.41/containers/a1/logs",
                            refusal("501 Not Implemented", "configured logging driver does not support reading")),
                    containers -> assertThatThrownBy(() -> containers.logs("a1", LogOptions.ALL))
                            .hasMessage(
                                    "The log of container a1 cannot be read: configured logging driver does not support"
                                            + " reading. Its log driver keeps nothing that can be read: choose json-file or local"
                                            + " for <log><driver>."));
        }
    }

    @Nested
    class Exec {
        private static final String START = FRAMES + "\u0001\0\0\0\0\0\0\u0003out\u0002\0\0\0\0\0\0\u0003err";

        private Map<String, String> answers(String state) {
            return Map.of(
                    "POST /v1.41/containers/a1/exec",
                    FakeEngine.json("201 Created", "{\"Id\":\"e1\"}"),
                    "POST /v1.41/exec/e1/start",
                    START,
                    "GET /v1.41/exec/e1/json",
                    ok(state));
        }

        @Test
        void returnsTheCodeAndTheOutput() {
            with(answers("{\"Running\":false,\"ExitCode\":126}"), containers -> {
                ExecResult result = containers.exec("a1", List.of("nope"), Optional.empty());
                assertThat(result).isEqualTo(new ExecResult(126, "outerr"));
                assertThat(result.reason())
                        .isEqualTo(
                                "exit code 126: the command, its user or its folder is missing, or it is not executable");
                assertThat(result.isSuccess()).isFalse();
            });
        }

        @Test
        void endsTheWaitForACommandThatClosedItsOutputAtTheLimit() {
            with(answers("{\"Running\":true,\"ExitCode\":null}"), containers -> assertThatThrownBy(
                            () -> containers.exec("a1", List.of("sleep", "9"), Optional.of(Duration.ofMillis(50))))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(
                            "The command 'sleep 9' in container a1 has not ended within 50 ms. Raise the limit, or make"
                                    + " the command end."));
        }

        @Test
        void endsTheWaitForOutputAtTheLimit() {
            CountDownLatch hold = new CountDownLatch(1);
            Script routes = FakeEngine.routes(answers("{}"));
            Script holding = peer -> {
                routes.play(peer);
                if (peer.head().startsWith("POST /v1.41/exec/e1/start")) {
                    hold.await();
                }
            };
            with(holding, containers -> {
                assertThatThrownBy(() -> containers.exec("a1", List.of("cat"), Optional.of(Duration.ofMillis(50))))
                        .hasMessageContaining("has not ended within 50 ms");
                hold.countDown();
            });
        }

        @Test
        void saysWhyACommandCannotBeRun() {
            with(
                    Map.of("POST /v1.41/containers/a1/exec", refusal("409 Conflict", "Container a1 is not running")),
                    containers -> assertThatThrownBy(() -> containers.exec("a1", List.of("ls"), Optional.empty()))
                            .hasMessage(
                                    "The command 'ls' in container a1 cannot be run: Container a1 is not running. It has"
                                            + " ended: see its log with 'mvn docker:logs'."));
        }

        @Test
        void keepsTheEndOfALongOutput() {
            OutputTail tail = new OutputTail();
            for (int i = 0; i < 100; i++) {
                tail.append("x".repeat(3000).getBytes());
            }
            tail.append("end".getBytes());

            assertThat(tail.toString()).hasSize(64 * 1024).endsWith("xend");
        }
    }
}
