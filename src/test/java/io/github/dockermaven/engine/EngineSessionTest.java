package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EngineSessionTest {
    /** SHA-256 of {@code remote}. */
    private static final String REMOTE = "b71199ebd070b36beab7317920c2c2f1d777df8d05e5527d8458fda57cb17a7a";

    private static final Map<String, String> ANSWERS = Map.of(
            "GET /v1.41/networks",
            FakeEngine.json("200 OK", "[]"),
            "GET /v1.41/info",
            FakeEngine.json("200 OK", "{\"ID\":\"one\"}"),
            "GET /v1.41/version",
            FakeEngine.json("200 OK", "{\"Os\":\"linux\",\"Arch\":\"arm64\"}"));

    @TempDir
    private Path home;

    private final RecordedProgress progress = new RecordedProgress();

    private FakeEngine fake() throws IOException {
        return FakeEngine.unix(home.resolve("s"), FakeEngine.routes(ANSWERS));
    }

    private static List<String> requests(FakeEngine fake) {
        return fake.heads().stream()
                .map(head -> head.replaceFirst("(?s) HTTP.*", ""))
                .toList();
    }

    @Test
    void asksNothingBeforeItIsAskedSomething() throws IOException {
        try (FakeEngine fake = fake()) {
            try (EngineSession engine = new EngineSession(FakeSettings.of(fake, home), progress);
                    EngineSession other = engine.another()) {
                engine.images();
                engine.networks();
                engine.containers();
                engine.builds();
                engine.archives();
                engine.login();
                engine.proxyArgumentsOfAny();
                assertThat(other).isNotNull();
            }
            assertThat(fake.heads()).isEmpty();
            assertThat(progress.details()).isEmpty();
        }
    }

    @Test
    void connectsOnceForAllThatIsAskedAtTheSameTime() throws IOException {
        try (FakeEngine fake = fake();
                EngineSession engine = new EngineSession(FakeSettings.of(fake, home), progress)) {
            assertThat(IntStream.range(0, 8).parallel().mapToObj(each -> engine.networks()
                            .list()))
                    .hasSize(8)
                    .allMatch(List::isEmpty);

            assertThat(requests(fake)).hasSize(9).containsOnlyOnce("GET /_ping");
            assertThat(progress.details())
                    .containsExactly("Docker Engine at " + fake.address() + " (from docker.host), API 1.41");
        }
    }

    @Test
    void asksOnceWhatStaysTheSame() throws IOException {
        try (FakeEngine fake = fake();
                EngineSession engine = new EngineSession(FakeSettings.of(fake, home), progress)) {
            for (int i = 0; i < 2; i++) {
                assertThat(engine.id()).contains("one");
                assertThat(engine.imageStore()).isEqualTo(ImageStore.CLASSIC);
                assertThat(engine.platform()).hasToString("linux/arm64");
            }
            assertThat(requests(fake)).containsExactly("GET /_ping", "GET /v1.41/info", "GET /v1.41/version");
        }
    }

    /** So several images that fail for this reason have one message. */
    @Test
    void findsOutOnceThatNoEngineAnswers() throws IOException {
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), FakeEngine.saying("HTTP/1.1 500 No\r\n\r\n"));
                EngineSession engine = new EngineSession(FakeSettings.of(fake, home), progress)) {
            DockerExecutionException problem = engine.unavailable().orElseThrow();
            assertThat(problem)
                    .hasMessageStartingWith(
                            "The Docker Engine at " + fake.address() + " (from docker.host) does not answer: ");
            assertThatThrownBy(() -> engine.images().document("a")).isSameAs(problem);
            assertThat(fake.heads()).hasSize(1);
        }
    }

    @Test
    void goesOnForAnotherWhenItIsClosed() throws Exception {
        try (FakeEngine fake = fake()) {
            EngineSession engine = new EngineSession(FakeSettings.of(fake, home), progress);
            engine.networks().list();
            engine.close();
            assertThatThrownBy(() -> engine.networks().list())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The session with the engine is closed");
            try (EngineSession other = engine.another()) {
                assertThat(other.networks().list()).isEmpty();
            }
            assertThat(requests(fake))
                    .containsExactly("GET /_ping", "GET /v1.41/networks", "GET /_ping", "GET /v1.41/networks");
        }
    }

    /** A session keeps the engine that it found, even if the search would now find another, or none. */
    @Test
    void givesAnotherWithTheSameEngine() throws IOException {
        Path context = Files.createDirectories(home.resolve(".docker/contexts/meta/" + REMOTE))
                .resolve("meta.json");
        try (FakeEngine fake = fake()) {
            Files.writeString(context, "{\"Endpoints\":{\"docker\":{\"Host\":\"" + fake.address() + "\"}}}");
            EngineSettings settings = new EngineSettings(
                    Optional.empty(),
                    Optional.of("remote"),
                    Duration.ofSeconds(10),
                    Map.of(),
                    home,
                    Optional.empty(),
                    false);
            try (EngineSession engine = new EngineSession(settings, progress)) {
                assertThat(engine.unavailable()).isEmpty();
                Files.delete(context);
                try (EngineSession other = engine.another()) {
                    assertThat(other.address()).isEqualTo(fake.address());
                }
            }
        }
    }
}
