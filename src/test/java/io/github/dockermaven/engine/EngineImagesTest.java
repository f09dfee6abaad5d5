package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.image.Credential;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real engine does not say on order: it is played by a server that answers as engines do. */
class EngineImagesTest {
    private static final ImageReference IMAGE = ImageReference.parse("localhost:5000/users:1.0");

    @TempDir
    Path folder;

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private interface Call {
        void on(EngineImages images);
    }

    /** Connects with an engine that answers every request but the ping in one way; returns the last request's head. */
    private String withEngine(String answer, Call call) throws IOException {
        FakeEngine.Script script = peer -> peer.say(answer);
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), new PingFirst(script));
                Engine engine = new EngineConnector()
                        .connect(new EngineSettings(
                                fake.address().toString(), Duration.ofSeconds(10), Map.of(), folder, null, false))) {
            call.on(new EngineImages(engine));
            return fake.heads().get(fake.heads().size() - 1);
        }
    }

    private static final class PingFirst implements FakeEngine.Script {
        private final FakeEngine.Script then;
        private boolean pinged;

        PingFirst(FakeEngine.Script then) {
            this.then = then;
        }

        @Override
        public void play(FakeEngine.Peer peer) throws Exception {
            if (pinged) {
                then.play(peer);
            } else {
                pinged = true;
                peer.say(FakeEngine.PING_OK);
            }
        }
    }

    @Nested
    class Push {
        private static final String PUSHED = """
                {"status":"Pushing","id":"a","progressDetail":{"current":50,"total":100}}
                {"status":"Pushing","id":"a","progressDetail":{"current":100,"total":100}}
                {"status":"Layer already exists","id":"b"}
                {"progressDetail":{},"aux":{"Tag":"1.0","Digest":"sha256:d","Size":528}}
                """;

        @Test
        void givesTheDigestAndWhatWasSent() throws IOException {
            RecordedProgress progress = new RecordedProgress();

            withEngine(answer("200 OK", PUSHED), images -> assertThat(images.push(IMAGE, Optional.empty(), progress))
                    .isEqualTo(new PushResult("sha256:d", 100)));

            assertThat(progress.lines())
                    .containsExactly(
                            "Pushing localhost:5000/users:1.0 50/100", "Pushing localhost:5000/users:1.0 100/100");
        }

        @Test
        void readsTheDigestThatAContainerdStoreTellsInWordsOnly() throws IOException {
            withEngine(answer("200 OK", "{\"status\":\"1.0: digest: sha256:d size: 528\"}\n"), images -> assertThat(
                            images.push(IMAGE, Optional.empty(), Progress.NONE))
                    .isEqualTo(new PushResult("sha256:d", 0)));
        }

        @Test
        void failsOnAnErrorInAnAnswerThatIsASuccessByItsStatus() {
            String body =
                    "{\"status\":\"Preparing\"}\n{\"errorDetail\":{\"message\":\"denied: quota\"},\"error\":\"e\"}\n";

            assertThatThrownBy(() -> withEngine(
                            answer("200 OK", body), images -> images.push(IMAGE, Optional.empty(), Progress.NONE)))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("denied: quota");
        }

        @Test
        void failsOnAnAnswerThatEndsBeforeTheDigest() {
            assertThatThrownBy(() -> withEngine(
                            answer("200 OK", "{\"status\":\"Preparing\"}\n"),
                            images -> images.push(IMAGE, Optional.empty(), Progress.NONE)))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining("without the digest");
        }

        @Test
        void failsOnAnErrorByItsStatus() {
            assertThatThrownBy(() -> withEngine(
                            answer("500 Internal Server Error", "{\"message\":\"disk is full\"}"),
                            images -> images.push(IMAGE, Optional.empty(), Progress.NONE)))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("disk is full");
        }

        @Test
        void failsOnAConnectionThatIsCut() {
            String cut = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\":\"Preparing\"}\n";

            assertThatThrownBy(() -> withEngine(cut, images -> images.push(IMAGE, Optional.empty(), Progress.NONE)))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageStartingWith("Pushing localhost:5000/users:1.0 was cut off");
        }

        @Test
        void handsTheCredentialToTheEngineAndToItOnly() throws IOException {
            String head = withEngine(
                    answer("200 OK", PUSHED),
                    images -> images.push(IMAGE, Optional.of(Credential.ofPassword("ada", "canary")), Progress.NONE));

            assertThat(auth(head)).contains("\"username\":\"ada\"", "\"password\":\"canary\"", "localhost:5000");
        }

        @Test
        void sendsAnEmptyCredentialRatherThanOneThatDockerJavaFinds() throws IOException {
            String head =
                    withEngine(answer("200 OK", PUSHED), images -> images.push(IMAGE, Optional.empty(), Progress.NONE));

            assertThat(auth(head)).contains("\"username\":null", "\"password\":null", "\"identitytoken\":null");
        }

        private String auth(String head) {
            String value = head.lines()
                    .filter(line -> line.startsWith("X-Registry-Auth: "))
                    .findFirst()
                    .orElseThrow()
                    .substring("X-Registry-Auth: ".length());
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class Pull {
        @Test
        void failsIfTheVeryFirstLineIsAnError() {
            assertThatThrownBy(() -> withEngine(
                            answer("200 OK", "{\"errorDetail\":{\"message\":\"manifest unknown\"},\"error\":\"e\"}\n"),
                            images -> images.pull(IMAGE, null, Optional.empty(), Progress.NONE)))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("manifest unknown");
        }

        @Test
        void namesThePlatform() throws IOException {
            String head = withEngine(
                    answer("200 OK", "{\"status\":\"Pulled\"}\n"),
                    images -> images.pull(IMAGE, "linux/arm64", Optional.empty(), Progress.NONE));

            assertThat(head).startsWith("POST /v1.41/images/create?").contains("platform=linux%2Farm64");
        }
    }

    @Test
    void findsNoImageWhereTheEngineSaysSo() throws IOException {
        withEngine(
                answer("404 Not Found", "{\"message\":\"No such image\"}"),
                images -> assertThat(images.find("users")).isEmpty());
    }

    @Test
    void repeatsTheEnginesWordsOnAnyOtherError() {
        assertThatThrownBy(() -> withEngine(
                        answer("500 Internal Server Error", "{\"message\":\"disk is full\"}"),
                        images -> images.find("users")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image users cannot be inspected: disk is full.");
    }
}
