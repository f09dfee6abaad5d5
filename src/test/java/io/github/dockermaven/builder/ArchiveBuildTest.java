package io.github.dockermaven.builder;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.Gzip;
import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.archive.Tar;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.images.PullPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content of archives, and the requests to an engine for them. */
class ArchiveBuildTest {
    private static final byte[] LAYER = new Tar().folder("opt").bytes();
    private static final String BASE = "sha256:" + "b".repeat(64);

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();
    private Path context;
    private Path output;
    private Builder builder = Builder.AUTO;
    private PullPolicy policy = PullPolicy.NEVER;
    private BuildOptions options = options(false);
    private List<String> requests = List.of();
    /** A change of the application while the base image's layers are read, {@code null} for none. */
    private Optional<String> meanwhile = Optional.empty();

    @BeforeEach
    void anEngineWithABaseImage() throws IOException {
        context = Files.createDirectories(folder.resolve("context"));
        output = context.resolve("target/docker");
        Files.writeString(context.resolve("app.jar"), "application");
        String image = "{\"Id\":\"" + BASE + "\",\"Os\":\"linux\",\"Architecture\":\"arm64\",\"Config\":{},\"RootFS\":{"
                + "\"Layers\":[\"" + Digest.of(LAYER) + "\"]}}";
        answers.put("GET /v1.41/version", json("200 OK", "{\"Os\":\"linux\",\"Arch\":\"arm64\"}"));
        answers.put("GET /v1.41/images/base:1/json", json("200 OK", image));
        answers.put("GET /v1.41/images/" + BASE + "/json", json("200 OK", image));
        saves(new Tar().file("1/layer.tar", LAYER));
    }

    private void saves(Tar archive) {
        answers.put(
                "GET /v1.41/images/" + BASE + "/get",
                json("200 OK", new String(archive.bytes(), StandardCharsets.US_ASCII)));
    }

    private void answer(FakeEngine.Peer peer) throws Exception {
        if (meanwhile.isPresent() && peer.head().contains("/get HTTP/1.1")) {
            Files.delete(context.resolve("app.jar"));
            if (!meanwhile.get().isEmpty()) {
                Files.writeString(context.resolve("app.jar"), meanwhile.get());
            }
        }
        FakeEngine.routes(answers).play(peer);
    }

    private static BuildOptions options(boolean noCache) {
        return BuildOptions.of(Map.of(), noCache, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
    }

    private BuiltImage build(String dockerfile) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), this::answer);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                return build(dockerfile, request(), engine);
            } finally {
                requests = fake.heads().stream()
                        .map(head -> head.substring(0, head.indexOf(" HTTP")))
                        .toList();
                Files.delete(folder.resolve("s"));
            }
        }
    }

    private BuiltImage buildWithoutEngine(String dockerfile) throws IOException {
        return build(dockerfile, request(), FakeSettings.noEngine(context));
    }

    private BuiltImage build(String dockerfile, TestBuild build, EngineSession engine) throws IOException {
        return new ImageBuilder().build(build.of(dockerfile), engine, progress);
    }

    private TestBuild request() {
        return TestBuild.in(context)
                .called(List.of("localhost:5000/shop/users:1.0"))
                .writingTo(output)
                .with(options)
                .by(builder)
                .into(Destination.ARCHIVE)
                .knowingBasesIn(folder.resolve("cache"))
                .pulling(policy);
    }

    private String said() {
        return progress.lines().get(progress.lines().size() - 1);
    }

    private Path archive() {
        return output.resolve("localhost-5000-shop-users-1.0.tar");
    }

    private List<String> parts() throws IOException {
        try (TarFile tar = new TarFile(archive())) {
            return tar.getEntries().stream().map(TarArchiveEntry::getName).toList();
        }
    }

    @Test
    void needsNoEngineForAnImageFromNothing() throws IOException {
        BuiltImage built = buildWithoutEngine("FROM scratch\nCOPY app.jar /\n");

        assertThat(built.archive()).contains(archive());
        assertThat(parts()).hasSize(6).contains("blobs/sha256/" + built.id().substring("sha256:".length()));
        assertThat(said())
                .matches("Built localhost:5000/shop/users:1\\.0 \\(\\Q" + built.id() + "\\E\\) in archive \\Q"
                        + archive() + "\\E, \\d+\\.\\d kB, in \\d+.*");
        assertThat(progress.running()).isEmpty();
        try (Stream<Path> files = Files.list(output.resolve("built"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void makesTheSameForAnEngine() throws IOException {
        String dockerfile = "FROM base:1\nARG TARGETARCH\nENV ARCH=$TARGETARCH\nCOPY . /opt/\n";
        Path another = Files.createDirectories(output.resolve("orders"));
        String id = build(dockerfile).id();

        // An earlier archive, of whatever image, or an unfinished one is not part of the context.
        Files.writeString(output.resolve("built/new-1"), "left by a build that was killed");
        Files.writeString(output.resolve("localhost-5000-shop-users-0.9.tar"), "of another version");
        Files.writeString(another.resolve("orders-1.tar"), "of another image");
        options = options(true);
        assertThat(build(dockerfile).id()).isEqualTo(id);
        assertThat(said()).startsWith("Built ");
    }

    @Test
    void hasNoArchiveOfAnyImageInIt() throws IOException {
        String dockerfile = "FROM scratch\nCOPY . /\n";
        Files.createDirectories(output.resolve("sibling/parts"));
        String id = buildWithoutEngine(dockerfile).id();

        Files.writeString(output.resolve("localhost-5000-shop-users-0.9.tar"), "an earlier version");
        Files.writeString(output.resolve("sibling/sibling-latest.tar"), "an image of its own");
        assertThat(buildWithoutEngine(dockerfile).id()).isEqualTo(id);

        // A user's own archives are: of an assembly, or elsewhere.
        Files.writeString(output.resolve("sibling/parts/own.tar"), "own");
        String withPart = buildWithoutEngine(dockerfile).id();
        assertThat(withPart).isNotEqualTo(id);
        Files.writeString(context.resolve("target/own.tar"), "own");
        assertThat(buildWithoutEngine(dockerfile).id()).isNotEqualTo(withPart).isNotEqualTo(id);
    }

    @Test
    void hasNoneInItIfTheContextIsAnImagesFolder() throws IOException {
        String dockerfile = "FROM scratch\nCOPY . /\n";
        output = context.getParent();
        String id = buildWithoutEngine(dockerfile).id();

        Files.writeString(context.resolve("users-0.9.tar"), "an earlier version");
        assertThat(buildWithoutEngine(dockerfile).id()).isEqualTo(id);
        output = context;
        assertThat(buildWithoutEngine(dockerfile).id()).isEqualTo(id);
    }

    @Test
    void reportsWhyAnArchiveIsNoSource() throws IOException {
        Files.writeString(Files.createDirectories(output).resolve("other-1.0.tar"), "an image");

        assertThatThrownBy(() -> buildWithoutEngine("FROM scratch\nCOPY target/docker/other-1.0.tar /\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        context.resolve("Dockerfile") + ":2: COPY source target/docker/other-1.0.tar is ignored by the"
                                + " plugin, which writes such files there. Put a file of your own elsewhere, or"
                                + " correct the line.");
    }

    @Test
    void takesTheLayersOfTheBaseImageFromTheEngine() throws IOException {
        build("FROM base:1\nCOPY app.jar /opt/\n");

        assertThat(parts())
                .hasSize(7)
                .startsWith("blobs/sha256/" + Digest.of(LAYER).hex());
        assertThat(requests)
                .containsExactly(
                        "GET /_ping",
                        "GET /v1.41/version",
                        "GET /v1.41/images/base:1/json",
                        "GET /v1.41/images/" + BASE + "/json",
                        "GET /v1.41/images/" + BASE + "/get",
                        "GET /v1.41/images/" + BASE + "/get");
    }

    @Test
    void leavesAnArchiveAloneThatIsUpToDate() throws IOException {
        String dockerfile = "FROM base:1\nCOPY app.jar /opt/\n";
        BuiltImage built = build(dockerfile);

        assertThat(built.fixedTime()).isTrue();
        assertThat(build(dockerfile))
                .isEqualTo(new BuiltImage(
                        built.tags(), built.id(), built.destination(), built.digest(), built.archive(), true, false));

        assertThat(said())
                .matches("Up to date: localhost:5000/shop/users:1\\.0 \\(\\Q" + built.id() + "\\E\\) in archive \\Q"
                        + archive() + "\\E, \\d+\\.\\d kB, in \\d+.*");
        assertThat(requests).noneMatch(request -> request.endsWith("/get"));

        Files.writeString(context.resolve("app.jar"), "another one");
        assertThat(build(dockerfile).id()).isNotEqualTo(built.id());
        assertThat(said()).startsWith("Built ");
        assertThat(requests).filteredOn(request -> request.endsWith("/get")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"anOther, changed", "an, became shorter", "another one, became longer", "'', vanished"})
    void leavesTheArchiveAsItWasIfAFileDoesNotStay(String content, String how) throws IOException {
        String dockerfile = "FROM base:1\nCOPY app.jar /opt/\n";
        build(dockerfile);
        byte[] before = Files.readAllBytes(archive());
        Files.writeString(context.resolve("app.jar"), "another");
        meanwhile = Optional.of(content);

        assertThatThrownBy(() -> build(dockerfile))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(context.resolve("app.jar") + " " + how + " while the build context was read. Keep it from"
                        + " changing during the build, or list it in .dockerignore.");
        assertThat(archive()).hasBinaryContent(before);
        assertThat(output.resolve("built")).isEmptyDirectory();
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void reportsBothPlatformsIfThereIsOnlyAnotherToPull() {
        policy = PullPolicy.IF_NOT_PRESENT;
        options = BuildOptions.of(
                Map.of(), false, Optional.empty(), List.of("linux/arm64"), Optional.empty(), List.of(), List.of());
        answers.compute("GET /v1.41/images/base:1/json", (question, image) -> image.replace("arm64", "s390x"));
        answers.put("POST /v1.41/images/create", json("200 OK", "{\"status\":\"Pulled\"}\n"));

        assertThatThrownBy(() -> build("FROM base:1\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(context.resolve("Dockerfile") + ":1: base image base:1 is not for linux/arm64: its registry"
                        + " has it for linux/s390x. Name an image that is for linux/arm64, or correct the platform.");
        assertThat(archive()).doesNotExist();
    }

    @Test
    void namesTheLineOfABaseImageThatOnlyAnEngineMayGive() {
        assertThatThrownBy(() -> buildWithoutEngine("ARG A=base:1\nFROM $A\n"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(
                        context.resolve("Dockerfile") + ":2: base image base:1 may only be taken from an"
                                + " engine, as imagePullPolicy is Never. The Docker Engine at unix://")
                .hasMessageContaining("does not answer: no such file. Start");
    }

    @Test
    void namesTheLineThatNeedsTheEnginesBuilder() {
        assertThatThrownBy(() -> buildWithoutEngine("FROM base:1\n\nRUN make\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(context.resolve("Dockerfile") + ":3: RUN needs a Docker Engine's builder, and"
                        + " docker.destination is archive: what goes there is assembled without it. Set"
                        + " docker.destination to engine and write the archive with 'docker save', or change that.");
    }

    @Test
    void namesTheLineWhoseFilesNeedTheEnginesBuilder() throws IOException {
        Files.write(context.resolve("app.tgz"), Gzip.of(LAYER));

        assertThatThrownBy(() -> buildWithoutEngine("FROM scratch\nADD app.tgz /\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(context.resolve("Dockerfile") + ":2: ADD of ")
                .hasMessageContaining(" needs a Docker Engine's builder, and docker.destination is archive: ");
    }

    @Test
    void saysHowManyLayersAreTooMany() throws IOException {
        StringBuilder dockerfile = new StringBuilder("FROM base:1\n");
        for (int i = 0; i < 127; i++) {
            dockerfile.append("COPY app.jar /").append(i).append(".jar\n");
        }
        assertThatThrownBy(() -> build(dockerfile.toString()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(context.resolve("Dockerfile") + " makes an image of 128 layers: its base image has 1, this"
                        + " adds 127, and 127 is the most that an engine can run. Join COPY lines: one line can have"
                        + " several sources, or a folder.");
    }

    @Test
    void saysWhyTheEngineDoesNotGiveTheBaseImage() {
        saves(new Tar().file("1/json", "{}".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> build("FROM base:1\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(context.resolve("Dockerfile") + ":1: the engine does not deliver base image base:1: its"
                        + " base image cannot be read (Layer " + Digest.of(LAYER)
                        + " of the base image is"
                        + " missing in the image's source: the image was changed meanwhile, or is incomplete."
                        + " Pull it again.). Set docker.destination to engine and write the archive with"
                        + " 'docker save'.");
        assertThat(archive()).doesNotExist();
    }

    @Test
    void asksForNothingIfAFolderIsInTheArchivesPlace() throws IOException {
        Files.createDirectories(archive());

        assertThatThrownBy(() -> build("FROM base:1\nCOPY app.jar /\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Archive " + archive() + " cannot be written: there is a folder of this name.");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusesTheEnginesBuilder() {
        builder = Builder.ENGINE;

        assertThatThrownBy(() -> buildWithoutEngine("FROM scratch\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "docker.builder is engine and docker.destination is archive, but what goes there is assembled"
                                + " without the engine's builder. Set docker.builder to auto, or docker.destination"
                                + " to engine.");
    }

    @Test
    void refusesTheOptionsOfTheEnginesBuilder() {
        options = options(false).withEngineOptions(Map.of("shmsize", "1"));

        assertThatThrownBy(() -> buildWithoutEngine("FROM scratch\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("buildOptions [shmsize] are for the engine's builder, and docker.destination is archive."
                        + " Remove them, or set docker.destination to engine.");
    }
}
