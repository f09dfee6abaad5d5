package io.github.dockermaven.builder;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.archive.Layer;
import io.github.dockermaven.archive.LayerEntry;
import io.github.dockermaven.archive.MeasuredLayer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.images.PullPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests to an engine, and their absence. */
class ImageBuilderTest {
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    /** More bytes than a socket buffers: they are sent only if they are read. */
    private static final int SENT_FIRST = 1_000_000;

    /** A change of files while they are built from. */
    private interface FileChange {
        void run() throws IOException;
    }

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();
    /** The response once an image was loaded. */
    private final Map<String, String> answersOfLoaded = new TreeMap<>();

    /** The bytes that were sent to be loaded, if their end is awaited. */
    private CompletableFuture<String> loaded;

    private FileChange beforeLoading = () -> {};
    private List<String> tags = List.of("users:1.0");
    private Builder builder = Builder.ENGINE;
    private List<String> requests = List.of();

    @BeforeEach
    void anArm64EngineThatBuilds() {
        answers.put("GET /v1.41/version", json("200 OK", "{\"Os\":\"linux\",\"Arch\":\"arm64\"}"));
        answers.put("POST /v1.41/build", json("200 OK", "{\"id\":\"moby.image.id\",\"aux\":{\"ID\":\"sha256:1\"}}\n"));
        has("base:1");
    }

    private void has(String image) {
        answers.put(
                "GET /v1.41/images/" + image + "/json",
                json("200 OK", "{\"Id\":\"sha256:b\",\"Os\":\"linux\",\"Architecture\":\"arm64\"}"));
    }

    private void answer(FakeEngine.Peer peer) throws Exception {
        if (peer.head().startsWith("POST /v1.41/images/load")) {
            answers.putAll(answersOfLoaded);
            if (loaded != null) {
                loaded.complete(rest(peer));
            }
        } else if (peer.head().startsWith("GET /v1.41/images/users")) {
            beforeLoading.run();
        }
        FakeEngine.routes(answers).play(peer);
    }

    private static String rest(FakeEngine.Peer peer) throws IOException {
        StringBuilder body = new StringBuilder(peer.read(SENT_FIRST));
        while (body.indexOf(LAST_CHUNK, body.length() - LAST_CHUNK.length()) < 0) {
            int read = peer.read();
            if (read < 0) {
                break;
            }
            body.append((char) read);
        }
        return body.toString();
    }

    private void build(String dockerfile, BuildOptions options, PullPolicy policy) throws IOException {
        Files.deleteIfExists(folder.resolve("s"));
        Path context = Files.createDirectories(folder.resolve("context"));
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), this::answer);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                new ImageBuilder()
                        .build(
                                TestBuild.in(context)
                                        .called(tags)
                                        .with(options)
                                        .by(builder)
                                        .pulling(policy)
                                        .of(dockerfile),
                                engine,
                                progress);
            } finally {
                requests = fake.heads().stream()
                        .map(head -> head.substring(0, head.indexOf(" HTTP")))
                        .toList();
            }
        }
    }

    private static BuildOptions options(String target, String platform, String network, String... cacheFrom) {
        return BuildOptions.of(
                Map.of(),
                false,
                Optional.ofNullable(target),
                platform == null ? List.of() : List.of(platform),
                Optional.ofNullable(network),
                List.of(),
                List.of(cacheFrom));
    }

    @Test
    void doesNotAskForAPlatformThatNothingDependsOn() throws IOException {
        build("FROM base:1\nARG TARGETARCH\n", options(null, null, null), PullPolicy.NEVER);

        assertThat(requests).noneMatch(request -> request.contains("/version"));
    }

    @Test
    void knowsTheEnginesPlatformWhereFromNamesIt() throws IOException {
        build(
                "FROM other:1 AS for-amd64\nFROM base:1 AS for-arm64\nFROM --platform=$BUILDPLATFORM for-$TARGETARCH\n",
                options(null, null, null),
                PullPolicy.NEVER);

        assertThat(requests).contains("GET /v1.41/version", "GET /v1.41/images/base:1/json");
        assertThat(requests).noneMatch(request -> request.contains("other"));
    }

    @Test
    void takesAnImageForAnotherPlatformForNone() {
        assertThatThrownBy(() -> build("FROM base:1\n", options(null, "linux/amd64", null), PullPolicy.NEVER))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(
                        "the engine does not have base image base:1 for linux/amd64, and imagePullPolicy is"
                                + " Never. Pull it with 'docker pull --platform linux/amd64 base:1'");
    }

    @Test
    void pullsForThePlatform() throws IOException {
        answers.put(
                "GET /v1.41/distribution/base:1/json",
                json("200 OK", "{\"Platforms\":[{\"os\":\"linux\",\"architecture\":\"amd64\"}]}"));
        answers.put("POST /v1.41/images/create", json("200 OK", "{\"status\":\"Pulled\"}\n"));

        build("FROM base:1\n", options(null, "linux/amd64", null), PullPolicy.IF_NOT_PRESENT);

        assertThat(requests)
                .anyMatch(request ->
                        request.startsWith("POST /v1.41/images/create?") && request.contains("platform=linux%2Famd64"));
        assertThat(requests.get(requests.size() - 1)).endsWith("&platform=linux%2Famd64");
    }

    @Test
    void checksTheTargetBeforeAnEngineIsAsked() {
        assertThatThrownBy(() -> build("FROM base:1 AS a\n", options("b", null, null), PullPolicy.NEVER))
                .hasMessageEndingWith("has no stage 'b', the target of the build. It has a.");
        assertThat(requests).isEmpty();
    }

    @Test
    void leavesOutACacheThatIsNotThere() throws IOException {
        has("cache:1");
        answers.put("POST /v1.41/images/create", json("404 Not Found", "{\"message\":\"manifest unknown\"}"));

        build("FROM base:1\n", options(null, null, "none", "cache:1", "missing:1"), PullPolicy.IF_NOT_PRESENT);

        assertThat(requests.get(requests.size() - 1))
                .startsWith("POST /v1.41/build?")
                .endsWith("&networkmode=none&cachefrom=%5B%22cache%3A1%22%5D");
    }

    @Test
    void refusesANetworkThatBuildKitDoesNotHave() {
        assertThatThrownBy(() -> build("FROM base:1\n", options(null, null, "shop"), PullPolicy.NEVER))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("buildNetwork 'shop' is not one that the engine at unix://")
                .hasMessageEndingWith("BuildKit has only default, none and host. Write one of these.");
    }

    @Test
    void leavesToTheEngineWhatNeedsIt() throws IOException {
        builder = Builder.AUTO;

        build("FROM base:1\nRUN make\n", options(null, null, null), PullPolicy.NEVER);

        assertThat(requests.get(requests.size() - 1)).startsWith("POST /v1.41/build?");
        assertThat(requests).noneMatch(request -> request.contains("/images/load"));
        assertThat(progress.details())
                .anyMatch(line -> line.endsWith("Dockerfile:2: RUN needs a Docker Engine's builder"));
    }

    @Test
    void namesTheLineThatTheEmbeddedBuilderCannotDo() {
        builder = Builder.EMBEDDED;

        assertThatThrownBy(
                        () -> build("FROM base:1\n\nRUN make\n", options(null, null, null), PullPolicy.IF_NOT_PRESENT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(
                        "Dockerfile:3: RUN needs a Docker Engine's builder, and docker.builder is embedded."
                                + " Set docker.builder to auto, or change that.");
        assertThat(requests).noneMatch(request -> request.startsWith("POST") || request.contains("/images/"));
    }

    @Test
    void hasTheEnginesBuilderMakeWhatTheEngineDoesNotLoad() throws IOException {
        builder = Builder.AUTO;
        answers.put("POST /v1.41/images/load", json("200 OK", "{\"errorDetail\":{\"message\":\"no such layer\"}}\n"));

        build("FROM scratch\nLABEL a=b\n", options(null, null, null), PullPolicy.NEVER);

        assertThat(requests).anyMatch(request -> request.startsWith("POST /v1.41/images/load?"));
        assertThat(requests.get(requests.size() - 1)).startsWith("POST /v1.41/build?");
        assertThat(progress.lines())
                .filteredOn(line ->
                        line.contains("does not accept the assembled image: no such layer. Its own builder builds it"))
                .hasSize(1);
    }

    @Test
    void saysWhatTheEngineDoesNotLoadIfOnlyTheEmbeddedBuilderMay() {
        builder = Builder.EMBEDDED;
        answers.put("POST /v1.41/images/load", json("500 Internal Server Error", "{\"message\":\"disk full\"}"));

        assertThatThrownBy(() -> build("FROM scratch\nLABEL a=b\n", options(null, null, null), PullPolicy.NEVER))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching(
                        "The engine at \\S+ does not accept the assembled image: disk full\\. Set docker.builder to"
                                + " auto or engine\\.");
        assertThat(requests).noneMatch(request -> request.contains("/build?"));
    }

    @Test
    void believesNoEngineThatLoadsAnotherImage() throws IOException {
        builder = Builder.AUTO;
        answers.put("POST /v1.41/images/load", json("200 OK", "{\"stream\":\"Loaded image: users:1.0\"}\n"));

        build("FROM scratch\nLABEL a=b\n", options(null, null, null), PullPolicy.NEVER);

        assertThat(requests.get(requests.size() - 1)).startsWith("POST /v1.41/build?");
        assertThat(progress.lines())
                .anyMatch(line -> line.contains("it loaded the image, but does not know it as sha256:"));
    }

    @ParameterizedTest
    @CsvSource({"fIrst, changed", "fir, became shorter", "firstly, became longer", ", vanished"})
    void loadsNothingOfAFileThatDoesNotStayAsItWas(String content, String how) throws Exception {
        builder = Builder.AUTO;
        loaded = new CompletableFuture<>();
        Path context = Files.createDirectories(folder.resolve("context"));
        Files.write(context.resolve("a.jar"), new byte[SENT_FIRST + 200_000]);
        Path file = Files.writeString(context.resolve("b.jar"), "first");
        beforeLoading = () -> {
            Files.delete(file);
            if (content != null) {
                Files.writeString(file, content);
            }
        };

        assertThatThrownBy(() -> build("FROM scratch\nCOPY *.jar /\n", options(null, null, null), PullPolicy.NEVER))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(file + " " + how + " while the build context was read. Keep it from changing during the"
                        + " build, or list it in .dockerignore.");

        assertThat(loaded.get(30, TimeUnit.SECONDS))
                .hasSizeGreaterThan(SENT_FIRST)
                .doesNotContain("manifest.json", LAST_CHUNK);
        assertThat(requests).noneMatch(request -> request.contains("/build?"));
    }

    /** As if another build had moved the name, and the earlier image been removed with its layers. */
    @Test
    void sendsAllLayersIfThoseOfTheImageBeforeAreGoneMeanwhile() throws IOException {
        builder = Builder.AUTO;
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("context")).resolve("b.jar"), "first");
        Layer layer = new Layer(List.of(LayerEntry.file("b.jar", 0600, 0, 0, file)), Instant.EPOCH);
        answers.put(
                "GET /v1.41/images/users:1.0/json",
                json(
                        "200 OK",
                        "{\"Id\":\"sha256:c\",\"Os\":\"linux\",\"Architecture\":\"arm64\",\"Config\":{},\"RootFS\":{\"Layers\":[\""
                                + MeasuredLayer.of(layer, false, read -> {}).diffId() + "\"]}}"));
        answers.put("POST /v1.41/images/load", json("200 OK", "{\"errorDetail\":{\"message\":\"no such layer\"}}\n"));

        build("FROM scratch\nCOPY --chmod=600 b.jar /\nLABEL a=b\n", options(null, null, null), PullPolicy.NEVER);

        assertThat(progress.details())
                .containsSubsequence(
                        "Loading 0 of 1 layers, 3.1 kB",
                        "The engine does not have the layers of the earlier users:1.0: no such layer",
                        "Loading 1 of 1 layers, 5.6 kB");
        assertThat(requests)
                .filteredOn(request -> request.startsWith("POST"))
                .hasSize(3)
                .startsWith("POST /v1.41/images/load?quiet=1", "POST /v1.41/images/load?quiet=1");
    }

    @Test
    void reportsBothPlatformsIfThereIsOnlyAnotherToPull() {
        builder = Builder.EMBEDDED;
        answers.put("POST /v1.41/images/create", json("200 OK", "{\"status\":\"Pulled\"}\n"));

        assertThatThrownBy(() -> build(
                        "FROM base:1\nLABEL a=b\n", options(null, "linux/amd64", null), PullPolicy.IF_NOT_PRESENT))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching(
                        ".*Dockerfile:1: base image base:1 is not for linux/amd64: its registry has it for linux/arm64\\."
                                + " Name an image that is for linux/amd64, or correct the platform\\.");
        assertThat(requests).noneMatch(request -> request.contains("/load?"));
    }

    @Test
    void loadsIntoPodmanUnderOneNameAndGivesItTheOthers() throws IOException {
        builder = Builder.EMBEDDED;
        tags = List.of("users:1.0", "users:latest");
        answers.put("GET /_ping", FakeEngine.PING_OK.replace("OSType: linux", "Libpod-Api-Version: 4.3.1"));
        answers.put("POST /v1.41/images/load", json("200 OK", "{\"stream\":\"Loaded image: users:1.0\"}\n"));
        String dockerfile = "FROM scratch\nLABEL a=b\n";
        String id = catchThrowable(() -> build(dockerfile, options(null, null, null), PullPolicy.NEVER))
                .getMessage()
                .replaceFirst("(?s).*does not know it as (sha256:[0-9a-f]{64}).*", "$1");
        answersOfLoaded.put("GET /v1.41/images/" + id + "/json", json("200 OK", "{\"Id\":\"" + id + "\"}"));
        answers.put("POST /v1.41/images/" + id + "/tag", json("201 Created", ""));

        build(dockerfile, options(null, null, null), PullPolicy.NEVER);

        assertThat(requests)
                .filteredOn(request -> request.startsWith("POST"))
                .containsExactly(
                        "POST /v1.41/images/load?quiet=1", "POST /v1.41/images/" + id + "/tag?repo=users&tag=latest");
    }

    @Test
    void leavesToTheEngineWhatIsBuiltWithItsOwnOptions() throws IOException {
        builder = Builder.AUTO;

        build(
                "FROM base:1\nLABEL a=b\n",
                options(null, null, null).withEngineOptions(Map.of("shmsize", "1")),
                PullPolicy.NEVER);

        assertThat(requests.get(requests.size() - 1))
                .startsWith("POST /v1.41/build?")
                .endsWith("&shmsize=1");
        assertThat(progress.details()).contains("buildOptions are for the engine's builder");
    }
}
