package io.github.dockermaven.images;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePusherTest {
    private static final ImageReference NAME = ImageReference.parse("localhost:5000/users:1.0");
    private static final ImageReference LATEST = NAME.withTag("latest");

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();
    private boolean required = true;
    private UnaryOperator<ImageReference> inRegistry = UnaryOperator.identity();
    private FakeEngine.Script script = FakeEngine.routes(answers);
    private List<String> requests;

    private void has(ImageReference name, String id) {
        answers.put(
                "GET /v1.41/images/" + name + "/json",
                json(
                        "200 OK",
                        "{\"Id\":\"" + id + "\",\"Size\":57300000,\"Os\":\"linux\",\"Architecture\":\"amd64\"}"));
    }

    private Optional<PushedImage> push(ImageReference... names) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), script);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                return new ImagePusher()
                        .push(List.of(names), inRegistry, required, Credentials.NONE, engine.images(), progress);
            } finally {
                requests = fake.heads().stream()
                        .map(head ->
                                URLDecoder.decode(head.substring(0, head.indexOf(" HTTP")), StandardCharsets.UTF_8))
                        .toList();
            }
        }
    }

    @Test
    void pushesEachNameAndReportsIt() throws IOException {
        has(NAME, "sha256:1");
        has(LATEST, "sha256:1");
        answers.put(
                "POST /v1.41/images/localhost:5000/users/push", json("200 OK", "{\"aux\":{\"Digest\":\"sha256:d\"}}"));

        assertThat(push(NAME, LATEST)).contains(new PushedImage("sha256:1", "sha256:d"));

        assertThat(progress.lines()).hasSize(2);
        assertThat(progress.lines().get(0))
                .startsWith("Pushed repository localhost:5000/users, tag 1.0, digest sha256:d, size 57.3 MB, in ");
        assertThat(requests)
                .endsWith(
                        "POST /v1.41/images/localhost:5000/users/push?tag=1.0",
                        "POST /v1.41/images/localhost:5000/users/push?tag=latest");
    }

    @Test
    void pushesNothingIfANameIsMissing() {
        has(NAME, "sha256:1");

        assertThatThrownBy(() -> push(NAME, LATEST))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Image localhost:5000/users:latest is not in the engine at ");
        assertThat(requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void pushesNothingIfANameHasMovedToAnotherImage() {
        has(NAME, "sha256:1");
        has(LATEST, "sha256:2");

        assertThatThrownBy(() -> push(NAME, LATEST))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Image localhost:5000/users:latest (sha256:2) is another image than localhost:5000/users:1.0"
                                + " (sha256:1), so they are not pushed together. Tag it again with docker:tag, or build"
                                + " with 'mvn package docker:build'.");
        assertThat(requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void saysThatThereIsNothingToPushWhereNothingNeedBe() throws IOException {
        required = false;

        assertThat(push(NAME)).isEmpty();
        assertThat(progress.lines())
                .containsExactly("Nothing to push: the engine has no image localhost:5000/users:1.0");
    }

    @Test
    void speaksOfCredentialsOnlyWhereTheyAreTheMatter() {
        has(NAME, "sha256:1");
        answers.put(
                "POST /v1.41/images/localhost:5000/users/push",
                json("200 OK", "{\"errorDetail\":{\"message\":\"connection refused\"},\"error\":\"e\"}"));

        assertThatThrownBy(() -> push(NAME))
                .hasMessage(
                        "Image localhost:5000/users:1.0 cannot be pushed: connection refused. Check its name, and that"
                                + " the registry localhost:5000 can be reached from the engine.");
    }

    @Test
    void saysHowToLogInWhereTheRegistryRefuses() {
        has(NAME, "sha256:1");
        answers.put(
                "POST /v1.41/images/localhost:5000/users/push",
                json("200 OK", "{\"errorDetail\":{\"message\":\"unauthorized\"},\"error\":\"unauthorized\"}"));

        assertThatThrownBy(() -> push(NAME))
                .hasMessage("Image localhost:5000/users:1.0 cannot be pushed without credentials:"
                        + " unauthorized. Give the registry's user and password: a <server> with the id"
                        + " localhost:5000 in settings.xml, or 'docker login localhost:5000'.");
    }

    /** Pushes to another registry than the name has. */
    private void pushElsewhere(String answer) {
        inRegistry = name -> ImageReference.parse("localhost:7000/" + name.repository() + ":" + name.tag());
        has(NAME, "sha256:1");
        answers.put("POST /v1.41/images/sha256:1/tag", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        answers.put("POST /v1.41/images/sha256:before/tag", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        answers.put("POST /v1.41/images/localhost:7000/users/push", json("200 OK", answer));
        answers.put("DELETE /v1.41/images/localhost:7000/users:1.0", json("200 OK", "[]"));
    }

    private List<String> changes() {
        return requests.stream().filter(request -> !request.startsWith("GET")).toList();
    }

    private static final String TAGGED = "POST /v1.41/images/sha256:1/tag?repo=localhost:7000/users&tag=1.0";
    private static final String SENT = "POST /v1.41/images/localhost:7000/users/push?tag=1.0";
    private static final String UNTAGGED = "DELETE /v1.41/images/localhost:7000/users:1.0?force=false";
    private static final String DONE = "{\"aux\":{\"Digest\":\"sha256:d\"}}";
    private static final String REFUSED = "{\"errorDetail\":{\"message\":\"connection refused\"},\"error\":\"e\"}";

    @Test
    void takesAwayTheNameThatAnImageHasForThePush() throws IOException {
        pushElsewhere(DONE);

        assertThat(push(NAME)).contains(new PushedImage("sha256:1", "sha256:d"));
        assertThat(changes()).containsExactly(TAGGED, SENT, UNTAGGED);
    }

    @Test
    void takesThatNameAwayIfThePushFails() {
        pushElsewhere(REFUSED);

        assertThatThrownBy(() -> push(NAME))
                .hasMessageStartingWith("Image localhost:7000/users:1.0 cannot be pushed: connection refused.");
        assertThat(changes()).containsExactly(TAGGED, SENT, UNTAGGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {DONE, REFUSED})
    void keepsANameThatTheImageHadBefore(String answer) {
        pushElsewhere(answer);
        has(ImageReference.parse("localhost:7000/users:1.0"), "sha256:1");

        catchThrowable(() -> push(NAME));

        assertThat(changes()).containsExactly(SENT);
    }

    @Test
    void movesTheNameOfAnotherImageIfThePushIsASuccess() throws IOException {
        pushElsewhere(DONE);
        has(ImageReference.parse("localhost:7000/users:1.0"), "sha256:before");

        push(NAME);

        assertThat(changes()).containsExactly(TAGGED, SENT);
    }

    @Test
    void givesTheNameBackToTheOtherImageIfThePushFails() {
        pushElsewhere(REFUSED);
        has(ImageReference.parse("localhost:7000/users:1.0"), "sha256:before");

        assertThatThrownBy(() -> push(NAME)).hasMessageContaining("connection refused");

        assertThat(changes()).containsExactly(TAGGED, SENT, TAGGED.replace("sha256:1", "sha256:before"));
    }

    @Test
    void saysThatANameStays() throws IOException {
        pushElsewhere(DONE);
        answers.put("DELETE /v1.41/images/localhost:7000/users:1.0", json("409 Conflict", "{\"message\":\"in use\"}"));

        push(NAME);

        assertThat(progress.lines().get(1))
                .isEqualTo("The engine keeps the name localhost:7000/users:1.0, which is to be removed: in use");
    }

    /** As Ctrl-C does it. */
    @Test
    @Timeout(60)
    void takesThatNameAwayIfThePushIsInterrupted() {
        pushElsewhere(DONE);
        Thread pushing = Thread.currentThread();
        FakeEngine.Script others = script;
        script = peer -> {
            if (peer.head().startsWith(SENT)) {
                pushing.interrupt();
                peer.drain();
            } else {
                others.play(peer);
            }
        };

        assertThatThrownBy(() -> push(NAME)).isInstanceOf(DockerExecutionException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(changes()).containsExactly(TAGGED, SENT, UNTAGGED);
        assertThat(progress.lines()).isEmpty();
    }
}
