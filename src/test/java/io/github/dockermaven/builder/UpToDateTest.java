package io.github.dockermaven.builder;

import static io.github.dockermaven.builder.TestOptions.defaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.EngineImageResponses;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second build of an image by an engine: it sends nothing if no input has changed. */
class UpToDateTest {
    private static final String ID = "sha256:" + "1".repeat(64);
    private static final String OTHER = "sha256:" + "2".repeat(64);
    private static final String BUILD = EngineImageResponses.BUILD;

    @TempDir
    Path folder;

    private final EngineImageResponses inEngine = new EngineImageResponses();
    private final RecordedProgress progress = new RecordedProgress();
    private final List<String> tags = new ArrayList<>(List.of("users:1.0"));
    private List<String> requests = List.of();
    private String buildRequest;
    private Path context;
    private Path record;

    @BeforeEach
    void firstBuild() throws IOException {
        context = Files.createDirectories(folder.resolve("context"));
        record = context.resolve("target/docker/built/users-1.0.properties");
        dockerfile("FROM base:1 AS all\nCOPY . /\n");
        Files.writeString(context.resolve("a.jar"), "first");
        Files.createSymbolicLink(context.resolve("link"), Path.of("a.jar"));
        inEngine.id("engine 1").image("base:1", OTHER).builds(ID);
        build(defaults());
        inEngine.image(ID, ID).image("users:1.0", ID);
    }

    private void dockerfile(String content) throws IOException {
        Files.writeString(context.resolve("Dockerfile"), content);
    }

    private void changeAFile() throws IOException {
        Files.writeString(context.resolve("a.jar"), "other");
    }

    private BuiltImage build(TestOptions options) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), this::answer);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                return new ImageBuilder()
                        .build(
                                TestBuild.in(context)
                                        .called(tags)
                                        .with(options.options())
                                        .prepared(),
                                engine,
                                progress);
            } finally {
                buildRequest = fake.heads().stream()
                        .filter(head -> head.startsWith(BUILD))
                        .map(head -> URLDecoder.decode(head, StandardCharsets.UTF_8))
                        .findFirst()
                        .orElse("");
                requests = fake.heads().stream()
                        .map(head -> head.replaceFirst("(?s)(\\?[^ ]*)? HTTP/1.*", ""))
                        .toList();
                Files.delete(folder.resolve("s"));
            }
        }
    }

    /** Reads the whole context before it responds, as engines do. */
    private void answer(FakeEngine.Peer peer) throws Exception {
        if (peer.head().startsWith(BUILD)) {
            while (readChunk(peer) > 0) {
                continue;
            }
        }
        inEngine.script().play(peer);
    }

    private static int readChunk(FakeEngine.Peer peer) throws IOException {
        StringBuilder size = new StringBuilder();
        for (int read = peer.read(); read != '\r'; read = peer.read()) {
            size.append((char) read);
        }
        int count = Integer.parseInt(size.toString(), 16);
        peer.read("\n".length() + count + "\r\n".length());
        return count;
    }

    private void isBuilt() throws IOException {
        isBuilt(defaults());
    }

    private void isBuilt(TestOptions options) throws IOException {
        build(options);
        assertThat(requests).contains(BUILD);
    }

    private void isUpToDate() throws IOException {
        isUpToDate(defaults());
    }

    private void isUpToDate(TestOptions options) throws IOException {
        assertThat(build(options).id()).isEqualTo(ID);
        assertThat(requests).doesNotContain(BUILD);
    }

    @Nested
    class WithoutAChange {
        @Test
        void sendsNothing() throws IOException {
            isUpToDate();

            assertThat(requests)
                    .containsExactly(
                            "GET /_ping",
                            "GET /v1.41/images/base:1/json",
                            "GET /v1.41/info",
                            "GET /v1.41/images/" + ID + "/json",
                            "GET /v1.41/images/users:1.0/json");
            assertThat(progress.lines().get(progress.lines().size() - 1))
                    .matches("Up to date: users:1\\.0 \\(" + ID + "\\) in \\d+.*");
        }

        @Test
        void ignoresTheTimesOfFiles() throws IOException {
            FileTime time = Files.getLastModifiedTime(context.resolve("a.jar"));
            changeAFile();
            Files.setLastModifiedTime(context.resolve("a.jar"), time);
            isBuilt();

            Files.setLastModifiedTime(context.resolve("a.jar"), FileTime.fromMillis(0));
            isUpToDate();
        }

        @Test
        void recognisesAFileOfAdd() throws IOException {
            dockerfile("FROM base:1\nARG NAME=a\nADD $NAME.jar /\n");
            isBuilt();
            isUpToDate();
        }
    }

    /** Ignored as in the engine's own cache, unless there is an ARG (Dockerfile reference, "Predefined ARGs"). */
    @Nested
    class WithAProxy {
        private Path config;

        @BeforeEach
        void configure() throws IOException {
            config = Files.createDirectories(folder.resolve(".docker")).resolve("config.json");
            proxy("http://me:canary@p");
        }

        private void proxy(String url) throws IOException {
            Files.writeString(config, "{\"proxies\":{\"default\":{\"httpProxy\":\"" + url + "\"}}}");
        }

        @Test
        void isUpToDateWithoutAnArg() throws IOException {
            isUpToDate();
        }

        @Test
        void sendsItButDoesNotShowIt() throws IOException {
            changeAFile();
            isBuilt();

            assertThat(buildRequest)
                    .contains("\"HTTP_PROXY\":\"http://me:canary@p\",\"http_proxy\":\"http://me:canary@p\"");
            assertThat(progress.lines()).noneMatch(line -> line.contains("canary"));
        }

        @Test
        void prefersABuildArgument() throws IOException {
            isBuilt(defaults().buildArg("HTTP_PROXY", "http://mine"));

            assertThat(buildRequest).contains("\"HTTP_PROXY\":\"http://mine\",\"http_proxy\":\"http://me:canary@p\"");
        }

        @Test
        void isBuiltAfterAChangeIfThereIsAnArg() throws IOException {
            dockerfile("FROM base:1\nARG http_proxy\nCOPY . /\n");
            isBuilt();
            isUpToDate();

            proxy("http://q");
            isBuilt();
        }
    }

    @Nested
    class IsBuiltAfterAChange {
        @Test
        void ofTheDockerfile() throws IOException {
            dockerfile("FROM base:1 AS all\nCOPY . /x\n");
            isBuilt();
        }

        @Test
        void ofTheFilesInTheContext() throws IOException {
            Files.createFile(context.resolve("b"));
            isBuilt();
        }

        @Test
        void ofAFilesName() throws IOException {
            Files.move(context.resolve("a.jar"), context.resolve("b.jar"));
            isBuilt();
        }

        @Test
        void ofAFileToAFolder() throws IOException {
            Files.delete(context.resolve("a.jar"));
            Files.createDirectory(context.resolve("a.jar"));
            isBuilt();
        }

        @Test
        void ofPermissions() throws IOException {
            Files.setPosixFilePermissions(context.resolve("a.jar"), PosixFilePermissions.fromString("rwx------"));
            isBuilt();
        }

        @Test
        void ofALinksTarget() throws IOException {
            Files.delete(context.resolve("link"));
            Files.createSymbolicLink(context.resolve("link"), Path.of("b.jar"));
            isBuilt();
        }

        @Test
        void ofIgnoredFiles() throws IOException {
            Files.writeString(context.resolve("Dockerfile.dockerignore"), "Dockerfile.dockerignore\na.jar\n");
            isBuilt();
        }

        @Test
        void ofABuildArgument() throws IOException {
            isBuilt(defaults().buildArg("A", "b"));
            isUpToDate(defaults().buildArg("A", "b"));

            isBuilt(defaults().buildArg("A", "c"));
        }

        @Test
        void ofTheTarget() throws IOException {
            isBuilt(defaults().target("all"));
        }

        @Test
        void ofThePlatform() throws IOException {
            isBuilt(defaults().platforms("linux/amd64"));
        }

        @Test
        void ofTheNetwork() throws IOException {
            isBuilt(defaults().network("none"));
        }

        @Test
        void ofAnExtraHost() throws IOException {
            isBuilt(defaults().extraHost("a:10.0.0.5"));
        }

        @Test
        void ofAnImageForTheCache() throws IOException {
            isBuilt(defaults().cacheFrom("cache:1"));
        }

        @Test
        void ofTheBaseImage() throws IOException {
            inEngine.image("base:1", "sha256:" + "3".repeat(64));
            isBuilt();
        }

        @Test
        void ofTheEngine() throws IOException {
            inEngine.id("engine 2");
            isBuilt();
        }
    }

    @Nested
    class IsBuiltEachTime {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ADD https://example.com/a.txt /",
                    "ADD git@example.com:a/b.git /b",
                    "ARG V=https://example.com/a.txt\nADD $V /",
                    "ADD ${SOMETHING_OF_THE_BASE_IMAGE} /"
                })
        void withADownload(String instruction) throws IOException {
            dockerfile("FROM base:1\n" + instruction + "\n");
            isBuilt();
            isBuilt();
        }

        @Test
        void withAFrontendOfABuildArgument() throws IOException {
            TestOptions options = defaults().buildArg("BUILDKIT_SYNTAX", "docker/dockerfile:1");
            isBuilt(options);
            isBuilt(options);
        }

        @Test
        void onABaseImageWithTriggers() throws IOException {
            inEngine.imageWithTrigger("base:1", OTHER, "ADD http://a/b /");
            isBuilt();
            isBuilt();
        }

        @Test
        void byAnEngineWithoutAnId() throws IOException {
            inEngine.withoutId();
            isBuilt();
            isBuilt();
        }

        @Test
        void withoutCache() throws IOException {
            inEngine.builds(OTHER);
            isBuilt(defaults().noCache());
            isBuilt(defaults().noCache());

            inEngine.image(OTHER, OTHER).image("users:1.0", OTHER);
            assertThat(build(defaults()).id()).isEqualTo(OTHER);
            assertThat(requests).doesNotContain(BUILD);
        }
    }

    @Nested
    class AnImageThatTheEngineLost {
        @Test
        void isBuiltAgain() throws IOException {
            inEngine.withoutImage(ID);
            isBuilt();
        }
    }

    @Nested
    class Names {
        @BeforeEach
        void acceptNames() {
            inEngine.tags(ID);
        }

        @Test
        void areRestored() throws IOException {
            inEngine.withoutImage("users:1.0");
            isUpToDate();

            assertThat(requests.get(requests.size() - 1)).endsWith("/tag");
            assertThat(progress.lines()).contains("Tagged " + ID + " as users:1.0");
        }

        @Test
        void areMovedFromAnotherImage() throws IOException {
            inEngine.image("users:1.0", OTHER);
            isUpToDate();

            assertThat(requests.get(requests.size() - 1)).endsWith("/tag");
        }

        @Test
        void areAdded() throws IOException {
            tags.add("users:latest");
            isUpToDate();

            assertThat(progress.lines()).contains("Tagged " + ID + " as users:latest");
            assertThat(progress.lines().get(progress.lines().size() - 1))
                    .startsWith("Up to date: users:1.0, users:latest (");
        }
    }

    @Nested
    class TheRecord {
        @ParameterizedTest
        @ValueSource(strings = {"", "image=users:1.0\n", "\\u12", "image=users:1.0\ninputs=\nid=\n"})
        void isIgnoredIfDamaged(String text) throws IOException {
            Files.writeString(record, text);
            isBuilt();
            isUpToDate();
        }

        @Test
        void isIgnoredIfOfAnotherImage() throws IOException {
            Files.writeString(record, Files.readString(record).replace("users:1.0", "users/1.0"));
            isBuilt();
        }

        @Test
        void isIgnoredWithoutAValidId() throws IOException {
            Files.writeString(record, Files.readString(record).replace(ID, "../info"));
            isBuilt();
        }

        @Test
        void isNotWrittenAfterAFailure() throws IOException {
            changeAFile();
            String before = Files.readString(record);
            inEngine.failsToBuild("no");

            assertThatThrownBy(() -> build(defaults())).isInstanceOf(DockerFailureException.class);
            assertThat(record).hasContent(before);
        }

        @Test
        void isNotRequiredForSuccess() throws IOException {
            Files.delete(record);
            Files.delete(record.getParent());
            Files.createFile(record.getParent());
            isBuilt();
        }

        @Test
        void isTheOnlyFileOfAnImage() throws IOException {
            changeAFile();
            isBuilt();

            assertThat(record.getParent().toFile().list()).containsExactly("users-1.0.properties");
            assertThat(Files.readAllLines(record)).hasSize(3).contains("image=users:1.0", "id=" + ID);
        }
    }
}
