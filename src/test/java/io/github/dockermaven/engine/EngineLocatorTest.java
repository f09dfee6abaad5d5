package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.TlsMaterial;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineLocatorTest {
    /** SHA-256 of "remote". */
    private static final String REMOTE = "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private String host;
    private String context;
    private boolean windows;

    private List<EngineCandidate> candidates() {
        Path runtime = home.resolve("run-user");
        return new EngineLocator(
                        new EngineSettings(
                                Optional.ofNullable(host),
                                Optional.ofNullable(context),
                                Duration.ofSeconds(60),
                                environment,
                                home,
                                Optional.of(runtime),
                                windows),
                        home.resolve("root"))
                .candidates();
    }

    private EngineCandidate only() {
        assertThat(candidates()).hasSize(1);
        return candidates().get(0);
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void context(String endpoint) throws IOException {
        write(
                ".docker/contexts/meta/" + REMOTE + "/meta.json",
                "{\"Name\":\"remote\",\"Endpoints\":{\"docker\":" + endpoint + "}}");
    }

    /** Before anything is made, and whether an engine is needed or not. */
    @Test
    void refusesAMalformedHostAtOnce() {
        assertThatThrownBy(() -> FakeSettings.at("htp://x", Duration.ofSeconds(60), Map.of(), home))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        "The engine's address \"htp://x\" (from docker.host) is malformed: its scheme is unknown. Write it as ");
    }

    @Test
    void takesTheGivenHostFirst() throws IOException {
        host = " tcp://a:1 ";
        environment.put("DOCKER_HOST", "tcp://b:1");
        environment.put("DOCKER_CONTEXT", "remote");
        context("{\"Host\":\"tcp://c:1\"}");
        assertThat(only().address()).hasToString("tcp://a:1");
        assertThat(only().origin()).isEqualTo("docker.host");
        assertThat(only().chosen()).isTrue();
        assertThat(only().tls().isEmpty()).isTrue();
        host = "";
        assertThat(only().address()).hasToString("tcp://b:1");
        assertThat(only().origin()).contains("DOCKER_HOST");
        environment.remove("DOCKER_HOST");
        assertThat(only().address()).hasToString("tcp://c:1");
        assertThat(only().origin()).contains("\"remote\"", "DOCKER_CONTEXT");
    }

    @Test
    void takesTheCurrentContextOfTheConfiguration() throws IOException {
        context("{\"Host\":\"unix:///x/docker.sock\",\"SkipTLSVerify\":false}");
        write(".docker/config.json", "{\"auths\":{},\"currentContext\":\"remote\"}");
        assertThat(only().address()).hasToString("unix:///x/docker.sock");
        assertThat(only().origin()).contains("\"remote\"", "config.json");
        environment.put("DOCKER_CONTEXT", "default");
        assertThat(candidates()).hasSizeGreaterThan(1);
        environment.clear();
        environment.put("DOCKER_CONFIG", home.resolve("elsewhere").toString());
        assertThat(candidates()).hasSizeGreaterThan(1);
    }

    @Test
    void takesTheTlsFilesOfTheContext() throws IOException {
        context("{\"Host\":\"tcp://c:2376\"}");
        environment.put("DOCKER_CONTEXT", "remote");
        assertThat(only().address().scheme()).isEqualTo(EngineAddress.Scheme.TCP);
        write(".docker/contexts/tls/" + REMOTE + "/docker/ca.pem", "x");
        assertThat(only().address().scheme()).isEqualTo(EngineAddress.Scheme.TLS);
        assertThat(only().tls().ca().orElseThrow()).hasFileName("ca.pem");
        assertThat(only().tls().certificate()).isEmpty();
        assertThat(only().tls().verify()).isTrue();
        context("{\"Host\":\"tcp://c:2376\",\"SkipTLSVerify\":true}");
        assertThat(only().tls().verify()).isFalse();
    }

    @Test
    void reportsAContextThatIsMissingOrBroken() throws IOException {
        environment.put("DOCKER_CONTEXT", "remote");
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The docker context \"remote\" (chosen in the environment variable DOCKER_CONTEXT) does not"
                        + " exist. Choose one of those in " + home.resolve(".docker/contexts")
                        + ": default, or set docker.host or DOCKER_HOST.");
        context("{}");
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContainingAll("\"remote\"", "Endpoints.docker.Host");
        environment.put("DOCKER_CONTEXT", "local");
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("/contexts: default, remote, or set docker.host");
        context("{\"Host\":\"ssh://me:hidden@h\"}");
        environment.put("DOCKER_CONTEXT", "remote");
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContainingAll("\"remote\"", "ssh://…@h", "a password is not allowed")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void takesTheContextThatIsAskedForBeforeTheEnvironment() throws IOException {
        context("{\"Host\":\"ssh://me@h:2222/run/docker.sock\"}");
        context = "remote";
        environment.put("DOCKER_HOST", "tcp://b:1");
        environment.put("DOCKER_CONTEXT", "other");
        assertThat(only().address()).hasToString("ssh://me@h:2222/run/docker.sock");
        assertThat(only().address().host()).isEqualTo("h");
        assertThat(only().origin()).isEqualTo("the docker context \"remote\", chosen in docker.context");
        context = "default";
        assertThat(only().address()).hasToString("tcp://b:1");
        environment.remove("DOCKER_HOST");
        assertThat(candidates()).hasSizeGreaterThan(1);
        host = "tcp://c:1";
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.host is tcp://c:1 and docker.context is default, but each names an engine. Set only"
                        + " one of them.");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://${engine.host}:2375, engine.host",
        "${engine}, engine",
        "ssh://${user}@host, user",
        "unix://${run}/docker.sock, run"
    })
    void namesAPropertyThatIsNotSet(String address, String property) {
        host = address;
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.host is " + EngineAddress.masked(address) + ", but the property " + property
                        + " is not set. Set it, or correct its name.");
        host = null;
        context = "my-${stage}";
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.context is my-${stage}, but the property stage is not set. Set it, or correct its"
                        + " name.");
    }

    @Test
    void quotesNothingOfAMalformedConfiguration() throws IOException {
        write(".docker/config.json", "{\"auths\":{\"r\":{\"auth\":secret\n}}}");
        assertThatThrownBy(this::candidates)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContainingAll("config.json", "malformed JSON at line 1")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void takesTheCertificatesOfTheEnvironment() {
        host = "tcp://a";
        environment.put("DOCKER_TLS_VERIFY", "1");
        assertThat(only().address()).hasToString("https://a:2375");
        assertThat(only().tls()).isEqualTo(TlsMaterial.all(home.resolve(".docker"), true));
        environment.put("DOCKER_CERT_PATH", "/certs");
        assertThat(only().tls()).isEqualTo(TlsMaterial.all(Path.of("/certs"), true));
        environment.remove("DOCKER_TLS_VERIFY");
        assertThat(only().address()).hasToString("tcp://a:2375");
        environment.put("DOCKER_TLS", "1");
        assertThat(only().tls()).isEqualTo(TlsMaterial.all(Path.of("/certs"), false));
        environment.remove("DOCKER_TLS");
        host = "https://a";
        assertThat(only().tls()).isEqualTo(TlsMaterial.all(Path.of("/certs"), true));
        environment.remove("DOCKER_CERT_PATH");
        assertThat(only().tls().isEmpty()).isTrue();
    }

    @Test
    void knowsTheUsualPlaces() {
        assertThat(candidates()).noneMatch(EngineCandidate::chosen);
        assertThat(candidates())
                .extracting(
                        c -> c.address().location().substring(home.toString().length()))
                .containsExactly(
                        "/root/var/run/docker.sock",
                        "/run-user/docker.sock",
                        "/.docker/run/docker.sock",
                        "/.docker/desktop/docker.sock",
                        "/.colima/default/docker.sock",
                        "/.rd/docker.sock",
                        "/run-user/podman/podman.sock",
                        "/root/run/podman/podman.sock");
        windows = true;
        assertThat(only().address()).hasToString("npipe:////./pipe/docker_engine");
    }
}
