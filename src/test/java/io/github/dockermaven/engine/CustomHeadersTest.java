package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected headers are those that the docker command 28.2 sent. */
class CustomHeadersTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    private EngineSettings settings(Optional<String> host) {
        return new EngineSettings(
                host, Optional.empty(), Duration.ofSeconds(10), environment, home, Optional.empty(), false);
    }

    private Map<String, String> headers() {
        return CustomHeaders.of(settings(Optional.empty()));
    }

    private void config(String headers) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), "{\"HttpHeaders\":" + headers + "}");
    }

    @Test
    void areThoseOfTheConfiguration() throws IOException {
        config("{\"x-A\":\"1\",\"User-Agent\":\"me\",\"Authorization\":\"z\",\"X-Empty\":\"\",\"X-E\":\" \u00e9 \"}");
        assertThat(headers())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("x-A", "1", "Authorization", "z", "X-Empty", "", "X-E", "\u00e9"));
    }

    @Test
    void areNoneWithoutAConfiguration() throws IOException {
        assertThat(headers()).isEmpty();
        config("null");
        assertThat(headers()).isEmpty();
        config("[\"X-A\"]");
        assertThat(headers()).isEmpty();
    }

    @Test
    void areThoseOfTheEnvironmentInsteadOfTheConfiguration() throws IOException {
        config("{\"X-A\":\"1\"}");
        environment.put("DOCKER_CUSTOM_HEADERS", "\nX-B=2,\"X-C=a,\"\"b\", X-D= v =w,User-Agent=u,x-b=3\nX-E=5");
        assertThat(headers()).containsExactlyInAnyOrderEntriesOf(Map.of("X-B", "3", "X-C", "a,\"b", "X-D", "v =w"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden | A part of the environment variable DOCKER_CUSTOM_HEADERS is not a header: it has no '='.",
                "a=hidden, | A part of the environment variable DOCKER_CUSTOM_HEADERS is not a header: it has no '='.",
                "=hidden | The header '' (the environment variable DOCKER_CUSTOM_HEADERS) cannot be sent: its name is not",
                "a b=hidden | The header 'a b' (the environment variable DOCKER_CUSTOM_HEADERS) cannot be sent: its name is",
                "a=1,\"b=hidden | The environment variable DOCKER_CUSTOM_HEADERS has a double quote that is not closed."
            })
    void areRefusedWithoutTheirValues(String variable, String message) {
        environment.put("DOCKER_CUSTOM_HEADERS", variable);
        assertThatThrownBy(this::headers)
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"X A\":\"hidden\"} | X A | its name is not one of letters, digits and '-'",
                "{\"X-A\":\"hidden\\n\"} | X-A | its value has a control character",
                "{\"X-A\":4711} | X-A | its value is not a text",
                "{\"X\\u001b\":\"hidden\"} | X? | its name is not one of letters, digits and '-'"
            })
    void areRefusedWithTheFileThatHasThem(String headers, String name, String why) throws IOException {
        config(headers);
        assertThatThrownBy(this::headers)
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The header '" + name + "' (HttpHeaders of " + home.resolve(".docker/config.json")
                        + ") cannot be sent: " + why + ". Correct it there.");
    }

    @Test
    void goWithEachRequestWhoseOwnTakePrecedence() throws IOException {
        config("{\"X-Access-Token\":\"abc\",\"host\":\"evil\",\"content-type\":\"evil\",\"Transfer-Encoding\":\"x\"}");
        try (FakeEngine fake =
                        FakeEngine.tcp(FakeEngine.routes(Map.of("POST /v1.41/auth", FakeEngine.json("200 OK", "{}"))));
                EngineApi api = new EngineApi(
                        new EngineConnector(settings(Optional.of(fake.address().toString())))::connect,
                        new RecordedProgress())) {
            api.post("/auth", NetworkJson.object());

            assertThat(fake.heads()).hasSize(2).allSatisfy(head -> assertThat(head)
                    .contains("X-Access-Token: abc\r\n", "Host: 127.0.0.1:")
                    .doesNotContain("host: evil", "Transfer-Encoding"));
            assertThat(fake.heads().get(1))
                    .containsOnlyOnce("ontent-Type")
                    .contains("Content-Type: application/json\r\n");
        }
    }
}
