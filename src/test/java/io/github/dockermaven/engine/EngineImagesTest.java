package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that a real engine does not give on demand: a server plays the engine. */
class EngineImagesTest {
    private static final ImageReference IMAGE = ImageReference.parse("localhost:5000/users:1.0");

    @TempDir
    Path folder;

    private static String answer(String status, String body) {
        return FakeEngine.json(status, body);
    }

    private interface Call {
        void on(EngineImages images);
    }

    /** Connects with an engine that answers every request but the ping in one way; returns the last request's head. */
    private String withEngine(String answer, Call call) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(
                        folder.resolve("s"),
                        peer -> peer.say(peer.head().startsWith("GET /_ping") ? FakeEngine.PING_OK : answer));
                EngineSession engine = FakeSettings.session(fake, folder)) {
            call.on(engine.images());
            return fake.heads().get(fake.heads().size() - 1);
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

        private static final Optional<Credential> CREDENTIAL = Optional.of(Credential.ofPassword("ada", "canary"));

        @Test
        void givesTheDigestAndShowsWhatIsSent() throws IOException {
            RecordedProgress progress = new RecordedProgress();

            withEngine(answer("200 OK", PUSHED), images -> assertThat(images.push(IMAGE, Optional.empty(), progress))
                    .isEqualTo("sha256:d"));

            assertThat(progress.lines())
                    .containsExactly(
                            "Pushing localhost:5000/users:1.0 50/100",
                            "Pushing localhost:5000/users:1.0 100/100",
                            "Pushing localhost:5000/users:1.0 100/100");
            assertThat(progress.details()).containsExactly("b: Layer already exists");
            assertThat(progress.running()).isEmpty();
        }

        @Test
        void readsTheDigestThatAContainerdStoreReportsInWordsOnly() throws IOException {
            withEngine(answer("200 OK", "{\"status\":\"1.0: digest: sha256:d size: 528\"}\n"), images -> assertThat(
                            images.push(IMAGE, Optional.empty(), new RecordedProgress()))
                    .isEqualTo("sha256:d"));
        }

        @Test
        void failsOnAnErrorInAnAnswerThatIsASuccessByItsStatus() {
            String body =
                    "{\"status\":\"Preparing\"}\n{\"errorDetail\":{\"message\":\"denied: quota\"},\"error\":\"e\"}\n";
            RecordedProgress progress = new RecordedProgress();

            assertThatThrownBy(() -> withEngine(
                            answer("200 OK", body), images -> images.push(IMAGE, Optional.empty(), progress)))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("denied: quota");
            assertThat(progress.running()).isEmpty();
        }

        @Test
        void failsOnAnAnswerThatEndsBeforeTheDigest() {
            assertThatThrownBy(() -> withEngine(
                            answer("200 OK", "{\"status\":\"Preparing\"}\n"),
                            images -> images.push(IMAGE, Optional.empty(), new RecordedProgress())))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining("without a digest");
        }

        @Test
        void failsOnAnErrorByItsStatus() {
            assertThatThrownBy(() -> withEngine(
                            answer("500 Internal Server Error", "{\"message\":\"disk is full\"}"),
                            images -> images.push(IMAGE, Optional.empty(), new RecordedProgress())))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("disk is full");
        }

        @ParameterizedTest
        @ValueSource(strings = {"404 Not Found", "502 Bad Gateway"})
        void namesTheStatusOfAnAnswerWithoutWords(String status) {
            assertThatThrownBy(() -> withEngine(
                            answer(status, ""), images -> images.push(IMAGE, Optional.empty(), new RecordedProgress())))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("it answers with status " + status.substring(0, 3));
        }

        @Test
        void repeatsTheErrorOfAnAnswerThatIsCutAfterIt() {
            String cut = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"error\":\"denied: quota\"}\n";

            assertThatThrownBy(() ->
                            withEngine(cut, images -> images.push(IMAGE, Optional.empty(), new RecordedProgress())))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("denied: quota");
        }

        /** Docker Hub's name for engines, as the docker command sends it. */
        @Test
        void namesDockerHubAsEnginesKnowIt() throws IOException {
            String head = push(ImageReference.parse("ada/users:1.0"), CREDENTIAL);

            assertThat(auth(head)).contains("\"serveraddress\":\"https://index.docker.io/v1/\"");
        }

        @Test
        void failsOnAConnectionThatIsCut() {
            String cut = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"status\":\"Preparing\"}\n";

            assertThatThrownBy(() ->
                            withEngine(cut, images -> images.push(IMAGE, Optional.empty(), new RecordedProgress())))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageStartingWith("Pushing localhost:5000/users:1.0 was cut off");
        }

        @Test
        void handsTheCredentialToTheEngineAndToItOnly() throws IOException {
            String head = push(IMAGE, CREDENTIAL);

            assertThat(head).startsWith("POST /v1.41/images/localhost:5000/users/push?tag=1.0 HTTP");
            assertThat(auth(head))
                    .isEqualTo("{\"serveraddress\":\"localhost:5000\",\"username\":\"ada\",\"password\":\"canary\"}");
        }

        @Test
        void sendsAnEmptyCredentialRatherThanNone() throws IOException {
            assertThat(auth(push(IMAGE, Optional.empty()))).isEqualTo("{}");
        }

        /** Returns the head of the request. */
        private String push(ImageReference image, Optional<Credential> credential) throws IOException {
            return withEngine(
                    answer("200 OK", PUSHED), images -> images.push(image, credential, new RecordedProgress()));
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
                            images -> images.pull(IMAGE, Optional.empty(), Optional.empty(), new RecordedProgress())))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("manifest unknown");
        }

        @Test
        void namesThePlatform() throws IOException {
            String head = withEngine(
                    answer("200 OK", "{\"status\":\"Pulled\"}\n"),
                    images -> images.pull(IMAGE, Optional.of("linux/arm64"), Optional.empty(), new RecordedProgress()));

            assertThat(head)
                    .startsWith("POST /v1.41/images/create?")
                    .contains("fromImage=localhost%3A5000%2Fusers%3A1.0&platform=linux%2Farm64 HTTP");
        }

        @ParameterizedTest
        @CsvSource({"Downloaded newer image, false", "Image is up to date, true"})
        void reportsTheDigestAndWhetherAnythingCame(String status, boolean upToDate) throws IOException {
            withEngine(
                    answer(
                            "200 OK",
                            "{\"status\":\"Digest: sha256:d\"}\n{\"status\":\"Status: " + status
                                    + " for localhost:5000/users:1.0\"}\n"),
                    images -> assertThat(images.pull(IMAGE, Optional.empty(), Optional.empty(), new RecordedProgress()))
                            .isEqualTo(new PulledImage("sha256:d", upToDate)));
        }
    }

    /** Images of a classic store, of containerd's, one that lost its name, and one without a time. */
    @Nested
    class Listing {
        private static final String LIST = """
                [{"Id":"sha256:1","RepoTags":["a:1","a:2"],"RepoDigests":["a@sha256:d"],"Created":1795640062,"Size":5,
                  "Labels":{"team":"users"}},
                 {"Id":"sha256:2","RepoTags":["<none>:<none>"],"RepoDigests":["<none>@<none>"],"Created":0,"Size":6,
                  "Labels":null},
                 {"Id":"sha256:3","RepoTags":null,"RepoDigests":null,"Created":-62135596800,"Size":7},
                 {"Id":"sha256:4","Created":9223372036854775807,"Size":8}]""";

        @Test
        void readsWhatEnginesOfAllAgesWrite() throws IOException {
            withEngine(answer("200 OK", LIST), images -> assertThat(images.list(Map.of()))
                    .containsExactly(
                            new ListedImage(
                                    "sha256:1",
                                    List.of("a:1", "a:2"),
                                    List.of("a@sha256:d"),
                                    Instant.parse("2026-11-25T20:54:22Z"),
                                    5,
                                    Map.of("team", "users")),
                            new ListedImage("sha256:2", List.of(), List.of(), Instant.EPOCH, 6, Map.of()),
                            new ListedImage("sha256:3", List.of(), List.of(), null, 7, Map.of()),
                            new ListedImage("sha256:4", List.of(), List.of(), null, 8, Map.of())));
        }

        @Test
        void sendsTheFilters() throws IOException {
            String head = withEngine(
                    answer("200 OK", "[]"), images -> assertThat(images.list(Map.of("label", List.of("a=b c"))))
                            .isEmpty());

            assertThat(head).startsWith("GET /v1.41/images/json?filters=%7B%22label%22%3A%5B%22a%3Db+c%22%5D%7D HTTP");
        }

        @Test
        void repeatsWhatTheEngineSaysOfAFilter() {
            assertThatThrownBy(() -> withEngine(
                            answer("400 Bad Request", "{\"message\":\"invalid filter 'dangling=[maybe]'\"}"),
                            images -> images.list(Map.of("dangling", List.of("maybe")))))
                    .hasMessage("The images cannot be listed: invalid filter 'dangling=[maybe]'.");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "-",
                value = {
                    "200 OK | {'Platforms':[{'os':'linux','architecture':'arm','variant':'v7'},{'os':'unknown','architecture':"
                            + "'unknown'},{'os':'','architecture':''}]} | linux/arm",
                    "200 OK | {'Platforms':null} | -",
                    "404 Not Found | {'message':'page not found'} | -",
                    "200 OK | no JSON | -"
                })
        void asksForThePlatformsInARegistry(String status, String body, String platform) throws IOException {
            String head = withEngine(answer(status, body.replace('\'', '"')), images -> assertThat(
                            images.platformsInRegistry(IMAGE, Optional.empty()))
                    .isEqualTo(platform == null ? List.of() : List.of(platform)));

            assertThat(head).startsWith("GET /v1.41/distribution/" + IMAGE + "/json HTTP");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "before | 404 Not Found | No such image: users:latest | The filters before and since need an image that"
                            + " the engine has.",
                    "reference | 500 Internal Server Error | syntax error in pattern | A pattern of names has '*', '?' and"
                            + " letters in '[' and ']': for example shop/users:1.[0-9]*."
                })
        void saysWhatFiltersNeed(String filter, String status, String words, String remedy) {
            assertThatThrownBy(() -> withEngine(
                            answer(status, "{\"message\":\"" + words + "\"}"),
                            images -> images.list(Map.of(filter, List.of("users")))))
                    .hasMessage("The images cannot be listed: " + words + ". " + remedy);
        }
    }

    @Test
    void asksForAPlatformInTheNewestVersionOfTheApi() throws IOException {
        String head = withEngine(
                answer("200 OK", "{\"Id\":\"sha256:1\",\"Os\":\"linux\",\"Architecture\":\"amd64\"}"), images -> {
                    assertThat(images.find(IMAGE, Platform.parse("linux/arm64")))
                            .isEmpty();
                    assertThat(images.find(IMAGE, Platform.parse("linux/amd64")))
                            .isPresent();
                });

        assertThat(head)
                .startsWith("GET /images/localhost:5000/users:1.0/json?platform=%7B%22os%22%3A%22linux%22%2C"
                        + "%22architecture%22%3A%22amd64%22%7D HTTP");
    }

    @Test
    void findsNoImageWhereTheEngineSaysSo() throws IOException {
        withEngine(answer("404 Not Found", "{\"message\":\"No such image\"}"), images -> assertThat(images.find(IMAGE))
                .isEmpty());
    }

    @Test
    void saysThatTheEngineLacksAnImageThatIsNeeded() {
        assertThatThrownBy(() -> withEngine(
                        answer("404 Not Found", "{\"message\":\"No such image\"}"), images -> images.get(IMAGE)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Image localhost:5000/users:1.0 is not in the engine at unix://")
                .hasMessageEndingWith("Build it first with 'mvn package docker:build', or name an existing one with"
                        + " -Ddocker.image.");
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm64, true",
        "linux/aarch64, true",
        "linux/arm64/v8, true",
        "arm64, true",
        "linux, true",
        "linux/amd64, false",
        "windows/arm64, false",
        "amd64, false"
    })
    void knowsThePlatformOfAnImage(String platform, boolean fits) throws IOException {
        withEngine(
                answer("200 OK", "{\"Id\":\"sha256:1\",\"Os\":\"linux\",\"Architecture\":\"arm64\"}"),
                images -> assertThat(images.get(IMAGE).runsOn(platform)).isEqualTo(fits));
    }

    @Test
    void repeatsTheEnginesWordsOnAnyOtherError() {
        assertThatThrownBy(() -> withEngine(
                        answer("500 Internal Server Error", "{\"message\":\"disk is full\"}"),
                        images -> images.find(IMAGE)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image localhost:5000/users:1.0 cannot be inspected: disk is full.");
    }
}
