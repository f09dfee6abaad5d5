package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.report.Activity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images that an engine saves too slowly or not to their end. */
@Timeout(20)
class EngineImageArchivesTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/x-tar\r\n\r\n";

    @TempDir
    private Path folder;

    private interface Call {
        void on(EngineImageArchives archives) throws Exception;
    }

    /** @param limit of the engine's silence */
    private void withEngine(Duration limit, Script save, Call call) throws Exception {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), peer -> {
                    if (peer.head().startsWith("GET /_ping")) {
                        peer.say(FakeEngine.PING_OK);
                    } else {
                        save.play(peer);
                    }
                });
                EngineSession engine = new EngineSession(
                        FakeSettings.at(fake.address().toString(), limit, Map.of(), folder), new RecordedProgress())) {
            call.on(engine.archives());
        }
    }

    private static Script sayingAndStaying(String body) {
        return peer -> {
            peer.say(HEAD + body);
            peer.drain();
        };
    }

    private static String text(InputStream archive) throws IOException {
        return new String(archive.readAllBytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void endWithAnEngineThatStopsInTheMiddle() throws Exception {
        withEngine(Duration.ofSeconds(1), sayingAndStaying("half of it"), archives -> {
            String address = "unix://" + folder.resolve("s");
            String message = "Image app:1.0 cannot be read from the engine at " + address + ": in the middle of the"
                    + " archive, it sent nothing more for 1 s. Check whether the engine hangs (`docker info`), or"
                    + " raise docker.timeout.";
            assertThatThrownBy(() -> archives.save("app:1.0", Activity.NONE, EngineImageArchivesTest::text))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessage(message);
            try (InputStream archive = archives.open("app:1.0")) {
                assertThatThrownBy(archive::readAllBytes)
                        .isInstanceOf(DockerExecutionException.class)
                        .hasMessage(message);
            }
        });
    }

    @Test
    void comeFromAnEngineThatWritesThemToItsDiskFirstAndIsSlow() throws Exception {
        Script slow = peer -> {
            Thread.sleep(2500);
            peer.say(HEAD);
            for (int i = 0; i < 4; i++) {
                Thread.sleep(600);
                peer.say("part ");
            }
        };
        withEngine(Duration.ofSeconds(2), slow, archives -> assertThat(
                        archives.save("app:1.0", Activity.NONE, EngineImageArchivesTest::text))
                .isEqualTo("part part part part "));
    }

    @Test
    void waitForWhoReadsThem() throws Exception {
        withEngine(Duration.ofSeconds(1), sayingAndStaying("all of it"), archives -> {
            try (InputStream archive = archives.open("app:1.0")) {
                assertThat(archive.readNBytes(4)).asString().isEqualTo("all ");
                Thread.sleep(1500);
                assertThat(archive.readNBytes(5)).asString().isEqualTo("of it");
            }
        });
    }

    @Test
    void reportThatTheyEndTooEarly() throws Exception {
        Script cut = peer -> peer.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
        withEngine(Duration.ofSeconds(5), cut, archives -> assertThatThrownBy(
                        () -> archives.save("app:1.0", Activity.NONE, EngineImageArchivesTest::text))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith("Image app:1.0 cannot be read from the engine at unix://")
                .hasMessageContaining(" broke off: ")
                .hasMessageEndingWith(". See the engine's log for the reason."));
    }
}
