package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.engine.transport.TlsMaterial;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class EngineConnectorTest {
    @TempDir
    private Path home;

    private EngineSettings settings(String host) {
        return FakeSettings.at(host, Duration.ofSeconds(5), Map.of(), home);
    }

    private EngineConnection connect(String host) {
        return new EngineConnector(settings(host), home.resolve("root")).connect();
    }

    private EngineConnection connectWithWhatIsFound() {
        EngineSettings settings = new EngineSettings(
                Optional.empty(), Optional.empty(), Duration.ofSeconds(5), Map.of(), home, Optional.empty(), false);
        return new EngineConnector(settings, home.resolve("root")).connect();
    }

    private static Script answering(String version, String status) {
        return peer ->
                peer.say("HTTP/1.1 %s\r\nApi-Version: %s\r\nContent-Length: 0\r\n\r\n".formatted(status, version));
    }

    @Test
    void usesNoPipeElsewhereThanOnWindows() {
        assertThatThrownBy(() -> connect("npipe:////./pipe/docker_engine"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "The engine's address npipe:////./pipe/docker_engine (from docker.host) is a named pipe, which"
                                + " only Windows has. " + EngineAddress.ALLOWED);
    }

    @Test
    void connectsWithTheFirstThatAnswers() throws IOException {
        Path stale = Files.createDirectories(home.resolve(".docker/run")).resolve("docker.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(stale))
                .close();
        Path colima = Files.createDirectories(home.resolve(".colima/default")).resolve("docker.sock");
        try (FakeEngine fake = FakeEngine.unix(colima, FakeEngine.saying(FakeEngine.PING_OK));
                EngineConnection engine = connectWithWhatIsFound()) {
            assertThat(engine.address()).isEqualTo(fake.address());
            assertThat(engine.origin()).isEqualTo("the usual places");
            assertThat(engine.apiPath("/images/json")).isEqualTo("/v1.41/images/json");
            assertThat(engine.osType()).isEqualTo("linux");
            assertThat(engine.isPodman()).isFalse();
            assertThat(fake.heads()).hasSize(1);
        }
    }

    @Test
    void reportsEachPlaceTriedAndWhy() throws IOException {
        Path stale = Files.createDirectories(home.resolve(".docker/run")).resolve("docker.sock");
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(stale))
                .close();
        assertThatThrownBy(() -> connectWithWhatIsFound())
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("root/var/run/docker.sock: no such file\n".replace("\n", System.lineSeparator()))
                .hasMessageContaining(stale + ": connection refused. Is the engine running?")
                .hasMessageContaining("name it in docker.host or DOCKER_HOST");
    }

    @Test
    void triesNoOtherThanTheOneChosen() throws IOException {
        Path socket = Files.createDirectories(home.resolve("root/var/run")).resolve("docker.sock");
        try (FakeEngine fake = FakeEngine.unix(socket, FakeEngine.saying(FakeEngine.PING_OK))) {
            assertThatThrownBy(() -> connect("unix:///nowhere/docker.sock"))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageContainingAll(
                            "unix:///nowhere/docker.sock", "docker.host", "no such file", "Start the engine");
            assertThat(fake.heads()).isEmpty();
        }
    }

    @Test
    void reportsThatAnEngineRequiresTls() throws IOException {
        Script script =
                FakeEngine.saying("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n");
        try (FakeEngine fake = FakeEngine.tcp(script)) {
            assertThatThrownBy(() -> connect(fake.address().toString()))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageContainingAll("it requires TLS", "DOCKER_TLS_VERIFY=1");
        }
    }

    @Test
    void reportsThatPermissionIsMissing() {
        ConnectionDiagnosis diagnosis = ConnectionFailure.diagnose(
                new EngineCandidate(EngineAddress.unix(home.toString()), TlsMaterial.NONE, "x", true),
                new DockerExecutionException("x", new SocketException("Permission denied")));
        assertThat(diagnosis.reason()).isEqualTo("permission denied");
        assertThat(diagnosis.remedy()).contains("docker group");
    }

    @ParameterizedTest
    @CsvSource({"1.24, 1.24", "1.44, 1.44", "1.51, 1.44"})
    void agreesOnAVersion(String newest, String agreed) throws IOException {
        try (FakeEngine fake = FakeEngine.tcp(answering(newest, "200 OK"));
                EngineConnection engine = connect(fake.address().toString())) {
            assertThat(engine.apiVersion()).isEqualTo(agreed);
        }
    }

    @Test
    void refusesAnEngineThatIsTooOld() throws IOException {
        try (FakeEngine fake = FakeEngine.tcp(answering("1.23", "200 OK"))) {
            assertThatThrownBy(() -> connect(fake.address().toString()))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContainingAll("1.23", "1.24", "Update the engine");
        }
    }

    @Test
    void reportsThatAnEngineIsTooNew() throws IOException {
        Script script = answering("1.60", "200 OK");
        Script refusing = answering("1.60", "400 Bad Request");
        boolean[] asked = new boolean[1];
        try (FakeEngine fake = FakeEngine.tcp(peer -> {
            // Before the answer, after which the next request may come at once.
            Script next = asked[0] ? refusing : script;
            asked[0] = true;
            next.play(peer);
        })) {
            assertThatThrownBy(() -> connect(fake.address().toString()))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContainingAll("1.60", "1.44", "Update the plugin");
        }
    }

    @Test
    void refusesWhatIsNoEngine() throws IOException {
        try (FakeEngine fake = FakeEngine.tcp(FakeEngine.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))) {
            assertThatThrownBy(() -> connect(fake.address().toString()))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageContaining("not a Docker Engine");
        }
    }
}
