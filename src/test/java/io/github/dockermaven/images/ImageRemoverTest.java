package io.github.dockermaven.images;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.image.ImageIdOrName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRemoverTest {
    private static final String USED = "{\"message\":\"conflict: unable to remove repository reference\"}";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();
    private boolean required = true;
    private List<String> requests;

    @BeforeEach
    void hasOneImage() {
        answers.put("GET /v1.41/images/shop/users:1.0/json", json("200 OK", "{\"Id\":\"sha256:1\"}"));
        answers.put(
                "GET /v1.41/images/json",
                json("200 OK", "[{\"Id\":\"sha256:1\",\"RepoTags\":[\"shop/users:1.0\"],\"Size\":98100000}]"));
        answers.put("GET /v1.41/containers/json", json("200 OK", "[]"));
    }

    private void remove(String... images) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(answers));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                new ImageRemover()
                        .remove(
                                Stream.of(images).map(ImageIdOrName::parse).toList(),
                                required,
                                !required,
                                engine,
                                progress);
            } finally {
                requests = fake.heads().stream()
                        .map(head -> head.substring(0, head.indexOf(" HTTP")))
                        .filter(request -> request.startsWith("DELETE"))
                        .toList();
            }
        }
    }

    private void deleteAnswers(String status, String body) {
        answers.put("DELETE /v1.41/images/shop/users:1.0", json(status, body));
    }

    private static String container(String name, String image, String state) {
        return "{\"Names\":[\"/" + name + "\"],\"ImageID\":\"" + image + "\",\"State\":\"" + state + "\"}";
    }

    @Test
    void saysWhatWasUntaggedAndDeleted() throws IOException {
        deleteAnswers(
                "200 OK",
                "[{\"Untagged\":\"shop/users:1.0\"},{\"Untagged\":\"shop/users@sha256:d\"},{\"Deleted\":\"sha256:1\"},"
                        + "{\"Deleted\":\"sha256:layer\"}]");

        remove("shop/users:1.0");

        assertThat(progress.lines())
                .containsExactly("Untagged shop/users:1.0", "Deleted sha256:1, which frees up to 98.1 MB");
        assertThat(requests).containsExactly("DELETE /v1.41/images/shop/users:1.0?force=false");
    }

    @Test
    void removesNothingIfOneIsMissing() {
        deleteAnswers("200 OK", "[]");

        assertThatThrownBy(() -> remove("shop/users:1.0", "shop/users:2.0"))
                .hasMessageStartingWith("Image shop/users:2.0 is not in the engine at unix://")
                .hasMessageEndingWith(". It has shop/users:1.0.");
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "shop/user:1.0, Did you mean shop/users:1.0?",
                "other/thing:1.0, 'mvn docker:images' lists the existing ones."
            })
    void guessesWhatWasMeant(String image, String advice) {
        assertThatThrownBy(() -> remove(image))
                .hasMessageStartingWith("Image " + image + " is not in the engine at ")
                .hasMessageEndingWith(". " + advice);
    }

    @Test
    void skipsAMissingImageThatIsNotRequired() throws IOException {
        required = false;
        deleteAnswers("200 OK", "[{\"Untagged\":\"shop/users:1.0\"}]");

        remove("shop/users:2.0", "shop/users:1.0");

        assertThat(progress.lines())
                .containsExactly(
                        "Nothing to remove: the engine has no image shop/users:2.0", "Untagged shop/users:1.0");
        assertThat(requests).containsExactly("DELETE /v1.41/images/shop/users:1.0?force=true");
    }

    @Test
    void namesTheContainersThatKeepAnImage() {
        deleteAnswers("409 Conflict", USED);
        answers.put(
                "GET /v1.41/containers/json",
                json(
                        "200 OK",
                        "[" + container("users", "sha256:1", "exited") + "," + container("other", "sha256:2", "running")
                                + "]"));

        assertThatThrownBy(() -> remove("shop/users:1.0"))
                .hasMessage("Image shop/users:1.0 cannot be removed: it is used by container users (exited). Remove it"
                        + " with 'docker rm users', or add -Ddocker.force.");
    }

    @Test
    void doesNotAdviseToForceWhatRuns() {
        deleteAnswers("409 Conflict", USED);
        answers.put(
                "GET /v1.41/containers/json",
                json(
                        "200 OK",
                        "[" + container("a", "sha256:1", "exited") + "," + container("b", "sha256:1", "running")
                                + "]"));

        assertThatThrownBy(() -> remove("shop/users:1.0"))
                .hasMessage("Image shop/users:1.0 cannot be removed: it is used by container a (exited), container b"
                        + " (running). Remove them with 'docker rm -f a b'.");
    }

    @Test
    void repeatsAnyOtherRefusal() {
        deleteAnswers(
                "409 Conflict",
                "{\"message\":\"conflict: unable to delete 1 (must be forced) - image is referenced in multiple"
                        + " repositories\"}");

        assertThatThrownBy(() -> remove("shop/users:1.0"))
                .hasMessage(
                        "Image shop/users:1.0 cannot be removed: conflict: unable to delete 1 (must be forced) - image"
                                + " is referenced in multiple repositories. Give its names instead, or add -Ddocker.force.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d551f21941 | An id is given with 12 digits or more: it has d551f2194123.",
                "sha256:d551 | An id is given with 12 digits or more: it has d551f2194123.",
                "cafe | 'mvn docker:images' lists the existing ones. If it is an id, give 12 digits of it or more.",
                "dad | 'mvn docker:images' lists the existing ones."
            })
    void saysThatAnIdHasMoreDigits(String image, String advice) {
        answers.put("GET /v1.41/images/json", json("200 OK", "[{\"Id\":\"sha256:d551f21941234567\",\"RepoTags\":[]}]"));

        assertThatThrownBy(() -> remove(image)).hasMessageEndingWith(". " + advice);
        assertThat(requests).isEmpty();
    }

    @Test
    void saysThatAnIdHasMoreDigitsIfItNeedNotBeThere() throws IOException {
        required = false;

        remove("d551f21941");

        assertThat(progress.lines())
                .containsExactly("Nothing to remove: the engine has no image d551f21941:latest. If it is an id, give 12"
                        + " digits of it or more.");
    }
}
