package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EngineApiTest {
    @TempDir
    private Path home;

    private EngineApi api(FakeEngine fake) {
        return new EngineApi(new EngineConnector(FakeSettings.of(fake, home))::connect, new RecordedProgress());
    }

    @Test
    void readsNoEndlessAnswer() throws IOException {
        Script endless = peer -> {
            if (peer.head().startsWith("GET /_ping")) {
                peer.say(FakeEngine.PING_OK);
                return;
            }
            peer.say("HTTP/1.1 200 OK\r\n\r\n[\"");
            for (int i = 0; i < 40; i++) {
                peer.say("x".repeat(1 << 20) + "\",\"");
            }
        };
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), endless);
                EngineApi api = api(fake)) {
            assertThatThrownBy(() -> api.get("/info?x=y"))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessage("The response of the engine at " + fake.address()
                            + " to GET /v1.41/info cannot be read: a JSON value is"
                            + " larger than 32 MB. See the engine's log, and whether it is a Docker Engine.");
        }
    }

    @Test
    void repeatsNoMoreOfARefusalThanALine() throws IOException {
        Map<String, String> answers = Map.of(
                "GET /v1.41/networks",
                FakeEngine.json("500 No", "{\"message\":\"a\\n[INFO] b\\u001b[2J\"}"),
                "GET /v1.41/info",
                FakeEngine.json("500 No", "x".repeat(1 << 20)));
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), FakeEngine.routes(answers));
                EngineApi api = api(fake)) {
            assertThatThrownBy(() -> api.get("/networks")).hasMessage("a [INFO] b?[2J");
            assertThatThrownBy(() -> api.get("/info"))
                    .satisfies(e -> assertThat(e.getMessage()).hasSize(10_000));
        }
    }

    @Test
    void podmansOkIsNoAnswer() throws IOException {
        String ok = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=us-ascii\r\nContent-Length: 2\r\n\r\nOK";
        Map<String, String> answers = Map.of("POST /v1.41/networks/shop/connect", ok, "GET /v1.41/info", ok);
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), FakeEngine.routes(answers));
                EngineApi api = api(fake)) {
            assertThat(api.post("/networks/shop/connect").isMissingNode()).isTrue();
            assertThatThrownBy(() -> api.get("/info")).hasMessageContaining("cannot be read: Unrecognized token 'OK'");
        }
    }
}
