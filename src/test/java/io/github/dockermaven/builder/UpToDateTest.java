package io.github.dockermaven.builder;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.RecordedProgress;
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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build does that has been done before: nothing, if none of what decides has changed. */
class UpToDateTest {
    private static final String ID = "sha256:" + "1".repeat(64);
    private static final String OTHER = "sha256:" + "2".repeat(64);
    private static final String BUILD = "POST /v1.41/build";

    @TempDir
    Path folder;

    private final Map<String, String> answers = new TreeMap<>();
    private final RecordedProgress progress = new RecordedProgress();
    private final List<String> tags = new ArrayList<>(List.of("users:1.0"));
    private final Map<String, String> buildArgs = new TreeMap<>();
    private List<String> requests = List.of();
    private String buildRequest;
    private Path context;
    private Path record;
    private boolean noCache;
    private String target;
    private List<String> platforms = List.of();
    private String network;
    private List<String> extraHosts = List.of();
    private List<String> cacheFrom = List.of();

    @BeforeEach
    void somethingWasBuilt() throws IOException {
        context = Files.createDirectories(folder.resolve("context"));
        record = context.resolve("target/docker/built/users-1.0.properties");
        Files.writeString(context.resolve("Dockerfile"), "FROM base:1 AS all\nCOPY . /\n");
        Files.writeString(context.resolve("a.jar"), "first");
        Files.createSymbolicLink(context.resolve("link"), Path.of("a.jar"));
        answers.put("GET /v1.41/info", json("200 OK", "{\"ID\":\"engine 1\"}"));
        answers.put(BUILD, json("200 OK", "{\"id\":\"moby.image.id\",\"aux\":{\"ID\":\"" + ID + "\"}}\n"));
        has("base:1", OTHER);
        build();
        has(ID, ID);
        has("users:1.0", ID);
    }

    private void has(String name, String id) {
        answers.put(
                "GET /v1.41/images/" + name + "/json",
                json("200 OK", "{\"Id\":\"" + id + "\",\"Os\":\"linux\",\"Architecture\":\"amd64\"}"));
    }

    private void lacks(String name) {
        answers.remove("GET /v1.41/images/" + name + "/json");
    }

    private BuiltImage build() throws IOException {
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), this::answer);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                return new ImageBuilder()
                        .build(
                                TestBuild.in(context)
                                        .called(tags)
                                        .with(BuildOptions.of(
                                                buildArgs, noCache, target, platforms, network, extraHosts, cacheFrom))
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

    /** As engines do, takes the whole context before it answers. */
    private void answer(FakeEngine.Peer peer) throws Exception {
        if (peer.head().startsWith(BUILD)) {
            while (readChunk(peer) > 0) {
                continue;
            }
        }
        FakeEngine.routes(answers).play(peer);
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

    private void isBuiltAnew() throws IOException {
        build();
        assertThat(requests).contains(BUILD);
    }

    private void isUpToDate() throws IOException {
        assertThat(build().id()).isEqualTo(ID);
        assertThat(requests).doesNotContain(BUILD);
    }

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
    void doesNotGoByTimes() throws IOException {
        FileTime time = Files.getLastModifiedTime(context.resolve("a.jar"));
        Files.writeString(context.resolve("a.jar"), "other");
        Files.setLastModifiedTime(context.resolve("a.jar"), time);
        isBuiltAnew();

        Files.setLastModifiedTime(context.resolve("a.jar"), FileTime.fromMillis(0));
        isUpToDate();
    }

    /** As with the engine's own cache, in which these arguments don't count (Dockerfile reference, "Predefined ARGs"). */
    @Test
    void doesNotGoByProxies() throws IOException {
        Path config = Files.createDirectories(folder.resolve(".docker")).resolve("config.json");
        Files.writeString(config, "{\"proxies\":{\"default\":{\"httpProxy\":\"http://me:canary@p\"}}}");
        isUpToDate();

        Files.writeString(context.resolve("a.jar"), "other");
        isBuiltAnew();
        assertThat(buildRequest)
                .contains("\"HTTP_PROXY\":\"http://me:canary@p\",\"http_proxy\":\"http://me:canary@p\"");
        assertThat(progress.lines()).noneMatch(line -> line.contains("canary"));

        buildArgs.put("HTTP_PROXY", "http://mine");
        isBuiltAnew();
        assertThat(buildRequest).contains("\"HTTP_PROXY\":\"http://mine\",\"http_proxy\":\"http://me:canary@p\"");

        buildArgs.clear();
        Files.writeString(context.resolve("Dockerfile"), "FROM base:1\nARG http_proxy\nCOPY . /\n");
        isBuiltAnew();
        isUpToDate();
        Files.writeString(config, "{\"proxies\":{\"default\":{\"httpProxy\":\"http://q\"}}}");
        isBuiltAnew();
    }

    @Nested
    class BuildsAnew {
        @Test
        void afterAChangeOfTheDockerfile() throws IOException {
            Files.writeString(context.resolve("Dockerfile"), "FROM base:1 AS all\nCOPY . /x\n");
            isBuiltAnew();
        }

        @Test
        void withOneFileMore() throws IOException {
            Files.createFile(context.resolve("b"));
            isBuiltAnew();
        }

        @Test
        void withAFileOfAnotherName() throws IOException {
            Files.move(context.resolve("a.jar"), context.resolve("b.jar"));
            isBuiltAnew();
        }

        @Test
        void withAFolderInAFilesPlace() throws IOException {
            Files.delete(context.resolve("a.jar"));
            Files.createDirectory(context.resolve("a.jar"));
            isBuiltAnew();
        }

        @Test
        void withOtherPermissions() throws IOException {
            Files.setPosixFilePermissions(context.resolve("a.jar"), PosixFilePermissions.fromString("rwx------"));
            isBuiltAnew();
        }

        @Test
        void withALinkToSomethingElse() throws IOException {
            Files.delete(context.resolve("link"));
            Files.createSymbolicLink(context.resolve("link"), Path.of("b.jar"));
            isBuiltAnew();
        }

        @Test
        void withAFileIgnored() throws IOException {
            Files.writeString(context.resolve("Dockerfile.dockerignore"), "Dockerfile.dockerignore\na.jar\n");
            isBuiltAnew();
        }

        @Test
        void withABuildArgument() throws IOException {
            buildArgs.put("A", "b");
            isBuiltAnew();
            isUpToDate();

            buildArgs.put("A", "c");
            isBuiltAnew();
        }

        @Test
        void forATarget() throws IOException {
            target = "all";
            isBuiltAnew();
        }

        @Test
        void forAPlatform() throws IOException {
            platforms = List.of("linux/amd64");
            isBuiltAnew();
        }

        @Test
        void inANetwork() throws IOException {
            network = "none";
            isBuiltAnew();
        }

        @Test
        void withAnExtraHost() throws IOException {
            extraHosts = List.of("a:10.0.0.5");
            isBuiltAnew();
        }

        @Test
        void withACache() throws IOException {
            cacheFrom = List.of("cache:1");
            isBuiltAnew();
        }

        @Test
        void onAnotherBaseImage() throws IOException {
            has("base:1", "sha256:" + "3".repeat(64));
            isBuiltAnew();
        }

        @Test
        void inAnotherEngine() throws IOException {
            answers.put("GET /v1.41/info", json("200 OK", "{\"ID\":\"engine 2\"}"));
            isBuiltAnew();
        }

        @Test
        void inAnEngineThatDoesNotTellWhichItIs() throws IOException {
            answers.remove("GET /v1.41/info");
            isBuiltAnew();
            isBuiltAnew();
        }

        @Test
        void whenTheEngineHasLostTheImage() throws IOException {
            lacks(ID);
            isBuiltAnew();
        }

        @Test
        void withoutACache() throws IOException {
            noCache = true;
            answers.put(BUILD, json("200 OK", "{\"id\":\"moby.image.id\",\"aux\":{\"ID\":\"" + OTHER + "\"}}\n"));
            isBuiltAnew();
            isBuiltAnew();

            noCache = false;
            has(OTHER, OTHER);
            has("users:1.0", OTHER);
            assertThat(build().id()).isEqualTo(OTHER);
            assertThat(requests).doesNotContain(BUILD);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ADD https://example.com/a.txt /",
                    "ADD git@example.com:a/b.git /b",
                    "ARG V=https://example.com/a.txt\nADD $V /",
                    "ADD ${SOMETHING_OF_THE_BASE_IMAGE} /"
                })
        void eachTimeWhatIsFetched(String instruction) throws IOException {
            Files.writeString(context.resolve("Dockerfile"), "FROM base:1\n" + instruction + "\n");
            isBuiltAnew();
            isBuiltAnew();
        }

        @Test
        void eachTimeByAFrontendThatAnArgumentNames() throws IOException {
            buildArgs.put("BUILDKIT_SYNTAX", "docker/dockerfile:1");
            isBuiltAnew();
            isBuiltAnew();
        }

        @Test
        void eachTimeOnABaseImageWithTriggers() throws IOException {
            answers.put(
                    "GET /v1.41/images/base:1/json",
                    json("200 OK", "{\"Id\":\"" + OTHER + "\",\"Config\":{\"OnBuild\":[\"ADD http://a/b /\"]}}"));
            isBuiltAnew();
            isBuiltAnew();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "image=users:1.0\n", "\\u12", "image=users:1.0\ninputs=\nid=\n"})
        void withADamagedRecord(String text) throws IOException {
            Files.writeString(record, text);
            isBuiltAnew();
            isUpToDate();
        }

        @Test
        void withTheRecordOfAnotherImage() throws IOException {
            Files.writeString(record, Files.readString(record).replace("users:1.0", "users/1.0"));
            isBuiltAnew();
        }

        @Test
        void withARecordOfSomethingThatIsNoId() throws IOException {
            Files.writeString(record, Files.readString(record).replace(ID, "../info"));
            isBuiltAnew();
        }
    }

    @Test
    void findsWhatIsCopiedByAddUpToDate() throws IOException {
        Files.writeString(context.resolve("Dockerfile"), "FROM base:1\nARG NAME=a\nADD $NAME.jar /\n");
        isBuiltAnew();
        isUpToDate();
    }

    @Test
    void givesALostNameBack() throws IOException {
        lacks("users:1.0");
        answers.put("POST /v1.41/images/" + ID + "/tag", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        isUpToDate();

        assertThat(requests.get(requests.size() - 1)).endsWith("/tag");
        assertThat(progress.lines()).contains("Tagged " + ID + " as users:1.0");
    }

    @Test
    void takesANameFromAnotherImage() throws IOException {
        has("users:1.0", OTHER);
        answers.put("POST /v1.41/images/" + ID + "/tag", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        isUpToDate();

        assertThat(requests.get(requests.size() - 1)).endsWith("/tag");
    }

    @Test
    void addsANewName() throws IOException {
        tags.add("users:latest");
        answers.put("POST /v1.41/images/" + ID + "/tag", "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
        isUpToDate();

        assertThat(progress.lines()).contains("Tagged " + ID + " as users:latest");
        assertThat(progress.lines().get(progress.lines().size() - 1))
                .startsWith("Up to date: users:1.0, users:latest (");
    }

    @Test
    void recordsNoFailure() throws IOException {
        Files.writeString(context.resolve("a.jar"), "other");
        String before = Files.readString(record);
        answers.put(BUILD, json("200 OK", "{\"errorDetail\":{\"message\":\"no\"},\"error\":\"no\"}\n"));

        assertThatThrownBy(this::build).isInstanceOf(DockerFailureException.class);
        assertThat(record).hasContent(before);
    }

    @Test
    void succeedsWithoutARecord() throws IOException {
        Files.delete(record);
        Files.delete(record.getParent());
        Files.createFile(record.getParent());
        isBuiltAnew();
    }

    @Test
    void leavesOneFileForAnImage() throws IOException {
        Files.writeString(context.resolve("a.jar"), "other");
        isBuiltAnew();

        assertThat(record.getParent().toFile().list()).containsExactly("users-1.0.properties");
        assertThat(Files.readAllLines(record)).hasSize(3).contains("image=users:1.0", "id=" + ID);
    }
}
