package io.github.dockermaven.images;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What registries and engines say differently; all else is tested with real ones. */
class ImagePullerTest {
    private static final ImageReference NAME = ImageReference.parse("localhost:5000/users:1.0");
    private static final Credentials LOGIN = new Credentials(List.of(image -> Optional.of(
            new FoundCredential(Credential.ofPassword("ada", "secret"), "server localhost:5000 of settings.xml"))));

    @TempDir
    Path folder;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    /** What the engine answers otherwise once it has pulled. */
    private final Map<String, String> afterPull = new HashMap<>();

    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final RecordedProgress progress = new RecordedProgress();

    private void pull(String platform, Credentials credentials) throws IOException {
        FakeEngine.Script script = peer -> {
            String request = URLDecoder.decode(peer.head().replaceFirst("(?s) HTTP/1.*", ""), StandardCharsets.UTF_8);
            if (!request.startsWith("GET ")) {
                changes.add(request);
            }
            // Before the answer, after which the next request may come at once.
            Map<String, String> now = Map.copyOf(answers);
            if (request.startsWith("POST /v1.41/images/create")) {
                answers.putAll(afterPull);
            }
            FakeEngine.routes(now).play(peer);
        };
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), script);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            new ImagePuller()
                    .pull(
                            List.of(NAME),
                            Optional.ofNullable(platform).map(Platform::parse),
                            credentials,
                            engine.images(),
                            progress);
        }
    }

    private void pullAnswers(String status, String body) {
        answers.put("POST /v1.41/images/create", json(status, body));
    }

    @Test
    void reportsDigestSizeAndTime() throws IOException {
        pullAnswers(
                "200 OK", "{\"status\":\"Digest: sha256:d\"}\n{\"status\":\"Status: Downloaded newer image for x\"}\n");
        answers.put(
                "GET /v1.41/images/" + NAME + "/json",
                json("200 OK", "{\"Id\":\"sha256:1\",\"Size\":98100000,\"Os\":\"linux\",\"Architecture\":\"amd64\"}"));

        pull(null, Credentials.NONE);

        assertThat(progress.lines()).hasSize(1);
        assertThat(progress.lines().get(0)).startsWith("Pulled localhost:5000/users:1.0 (sha256:d, 98.1 MB) in ");
    }

    @Test
    void namesTheCredentialThatARegistryRefuses() {
        pullAnswers("500 Internal Server Error", "{\"message\":\"unauthorized: authentication required\"}");

        assertThatThrownBy(() -> pull(null, LOGIN))
                .hasMessage(
                        "Image localhost:5000/users:1.0 cannot be pulled with user ada from server localhost:5000 of"
                                + " settings.xml: unauthorized: authentication required. Check the user's name and"
                                + " password, and the user's permissions for localhost:5000/users.");
    }

    /** The words of a classic store and of containerd's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no matching manifest for linux/s390x in the manifest list entries",
                "no matching manifest for linux/s390x in the manifest list entries: no match for platform in manifest: not"
                        + " found"
            })
    void saysThatThereAreOtherPlatformsOnly(String words) {
        pullAnswers("200 OK", "{\"errorDetail\":{\"message\":\"" + words + "\"},\"error\":\"e\"}\n");

        assertThatThrownBy(() -> pull("linux/s390x", Credentials.NONE))
                .hasMessage("Image localhost:5000/users:1.0 cannot be pulled: " + words
                        + ". Its registry has it for other platforms only: name one of those, or another image.");
    }

    @Test
    void saysHowAnUnreachableRegistryIsFound() {
        pullAnswers(
                "500 Internal Server Error",
                "{\"message\":\"Get \\\"http://localhost:5000/v2/\\\": dial tcp 127.0.0.1:5000: connect: connection refused\"}");

        assertThatThrownBy(() -> pull(null, Credentials.NONE))
                .hasMessageEndingWith("connection refused. Check its name, and that the registry localhost:5000 can be"
                        + " reached from the engine.");
    }

    private static String image(String id, String architecture) {
        return json(
                "200 OK",
                "{\"Id\":\"" + id + "\",\"Size\":1,\"Os\":\"linux\",\"Architecture\":\"" + architecture + "\"}");
    }

    private void platforms(String... architectures) {
        String list = Stream.of(architectures)
                .map(each -> "{\"os\":\"linux\",\"architecture\":\"" + each + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        answers.put("GET /v1.41/distribution/" + NAME + "/json", json("200 OK", "{\"Platforms\":" + list + "}"));
    }

    @Test
    void pullsNothingThatTheRegistryHasForOthersOnly() {
        platforms("amd64", "arm");

        assertThatThrownBy(() -> pull("linux/arm64", Credentials.NONE))
                .hasMessage(
                        "Image localhost:5000/users:1.0 is not for linux/arm64: its registry has it for linux/amd64,"
                                + " linux/arm. Name an image that is for linux/arm64, or correct the platform.");
        assertThat(changes).isEmpty();
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void pullsWhatTheRegistryHasForThePlatform() throws IOException {
        platforms("amd64", "arm64");
        pullAnswers("200 OK", "{\"status\":\"Digest: sha256:d\"}\n");
        answers.put("GET /v1.41/images/" + NAME + "/json", image("sha256:1", "arm64"));

        pull("linux/arm64", LOGIN);

        assertThat(progress.lines()).hasSize(1);
        assertThat(changes).hasSize(1);
    }

    /** Podman cannot be asked, and what is pulled shows whether it is for the platform. */
    @Test
    void removesWhatItPulledForAnotherPlatform() {
        pulledInstead(null);

        assertThatThrownBy(() -> pull("linux/arm64", Credentials.NONE))
                .hasMessage(
                        "Image localhost:5000/users:1.0 is not for linux/arm64: its registry has it for linux/amd64. Name"
                                + " an image that is for linux/arm64, or correct the platform.");
        assertThat(changes).element(1).isEqualTo("DELETE /v1.41/images/localhost:5000/users:1.0?force=false");
        assertThat(changes).hasSize(2);
        assertThat(progress.lines()).isEmpty();
    }

    @Test
    void givesTheNameBackToTheImageThatHadIt() {
        pulledInstead("sha256:before");

        assertThatThrownBy(() -> pull("linux/arm64", Credentials.NONE)).hasMessageContaining("is not for linux/arm64");
        assertThat(changes.subList(1, changes.size()))
                .containsExactly(
                        "POST /v1.41/images/sha256:before/tag?repo=localhost:5000/users&tag=1.0",
                        "DELETE /v1.41/images/sha256:1?force=false");
    }

    @Test
    void leavesAnImageThatHasTheNameAlready() {
        pulledInstead("sha256:1");

        assertThatThrownBy(() -> pull("linux/arm64", Credentials.NONE)).hasMessageContaining("is not for linux/arm64");
        assertThat(changes).hasSize(1);
    }

    /** An engine that pulls an image for linux/amd64, whatever it is asked for. */
    private void pulledInstead(String before) {
        pullAnswers("200 OK", "{\"status\":\"Digest: sha256:d\"}\n");
        if (before != null) {
            answers.put("GET /v1.41/images/" + NAME + "/json", image(before, "arm64"));
            answers.put("GET /v1.41/images/sha256:1/json", json("200 OK", "{\"Id\":\"sha256:1\",\"RepoTags\":[]}"));
        }
        afterPull.put("GET /v1.41/images/" + NAME + "/json", image("sha256:1", "amd64"));
        afterPull.put("GET /images/" + NAME + "/json", image("sha256:1", "amd64"));
        answers.put("POST /v1.41/images/sha256:before/tag", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        answers.put("DELETE /v1.41/images/sha256:1", json("200 OK", "[]"));
        answers.put("DELETE /v1.41/images/" + NAME, json("200 OK", "[]"));
    }
}
