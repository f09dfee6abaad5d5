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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();

    private void pull(String platform, Credentials credentials) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(answers));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            new ImagePuller()
                    .pull(
                            List.of(NAME),
                            platform == null ? null : Platform.parse(platform),
                            credentials,
                            engine.images(),
                            progress);
        }
    }

    private void pullAnswers(String status, String body) {
        answers.put("POST /v1.41/images/create", json(status, body));
    }

    @Test
    void tellsDigestSizeAndTime() throws IOException {
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
                                + " settings.xml: unauthorized: authentication required. Check the user's name and password, and"
                                + " what the user may do with localhost:5000/users.");
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
}
