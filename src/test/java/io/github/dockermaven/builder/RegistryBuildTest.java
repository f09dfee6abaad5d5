package io.github.dockermaven.builder;

import static io.github.dockermaven.engine.transport.FakeEngine.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.Gzip;
import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.Zstd;
import io.github.dockermaven.archive.Tar;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageIndex;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.images.PullPolicy;
import io.github.dockermaven.json.JsonReader;
import io.github.dockermaven.registry.FakeRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes straight into a registry, where its base image is looked for, and what is asked on the way. */
@Timeout(60)
class RegistryBuildTest {
    private static final byte[] LAYER = new Tar().folder("opt", 0700, 5, 6).bytes();
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final Platform ARM64 = Platform.parse("linux/arm64");
    private static final Platform HERE = Platform.ofMachine();

    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private final Map<String, String> answers = new TreeMap<>();
    private FakeRegistry registry;
    /** How often the engine was asked to save an image. */
    private long saves;

    private List<String> engineRequests = List.of();
    /** What the engine's image is for. */
    private Platform inEngine = HERE;
    /** What that image has, from the bottom up. */
    private List<byte[]> layersInEngine = List.of(LAYER);

    private Path context;
    private Destination destination = Destination.REGISTRY;
    private PullPolicy policy = PullPolicy.IF_NOT_PRESENT;
    private BuildOptions options = options(false);
    private List<String> tags;

    @BeforeEach
    void aRegistryWithABaseImage() throws IOException {
        registry = new FakeRegistry();
        context = Files.createDirectories(folder.resolve("context"));
        Files.writeString(context.resolve("app.jar"), "application");
        tags = List.of(name("shop/users:1.0"));
        registry.manifests.put("1", hasImage(HERE, LAYER).json());
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
    }

    private String name(String rest) {
        return registry.host() + "/" + rest;
    }

    private static BuildOptions options(boolean noCache, String... platforms) {
        return BuildOptions.of(null, noCache, null, List.of(platforms), null, null, null);
    }

    /** The registry has the blobs of an image with one layer. */
    private Manifest hasImage(Platform platform, byte[] tar) throws IOException {
        byte[] layer = Gzip.of(tar);
        byte[] configuration = ("{\"os\":\"" + platform.os() + "\",\"architecture\":\"" + platform.architecture()
                        + "\",\"config\":{\"Env\":[\"A=" + platform.architecture()
                        + "\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"" + Digest.of(tar) + "\"]}}")
                .getBytes(StandardCharsets.UTF_8);
        return new Manifest(has(Descriptor.CONFIGURATION, configuration), List.of(has(Descriptor.GZIP_LAYER, layer)));
    }

    private Descriptor has(String mediaType, byte[] blob) {
        registry.blobs.put(Digest.of(blob).toString(), blob);
        return new Descriptor(mediaType, Digest.of(blob), blob.length);
    }

    /** The registry has one image for several platforms. */
    private void hasIndex() throws IOException {
        Manifest amd64 = hasImage(AMD64, LAYER);
        Manifest arm64 = hasImage(ARM64, new Tar().folder("arm").bytes());
        Stream.of(amd64, arm64)
                .forEach(image ->
                        registry.manifests.put(image.descriptor().digest().toString(), image.json()));
        registry.manifests.put(
                "1",
                new ImageIndex(List.of(
                                new ImageIndex.Image(amd64.descriptor(), AMD64),
                                new ImageIndex.Image(arm64.descriptor(), ARM64)))
                        .json());
    }

    private BuiltImage build(String dockerfile) throws IOException {
        return build(dockerfile, request(), FakeSettings.noEngine(context));
    }

    private BuiltImage build(String dockerfile, TestBuild build, EngineSession engine) throws IOException {
        return new ImageBuilder().build(build.of(dockerfile), engine, progress);
    }

    private TestBuild request() {
        return TestBuild.in(context)
                .called(tags)
                .writingTo(folder.resolve("output"))
                .with(options)
                .by(Builder.AUTO)
                .into(destination)
                .knowingBasesIn(folder.resolve("cache"))
                .pulling(policy);
    }

    /** With an engine that has a base image of this name, and nothing else. */
    private BuiltImage buildWithEngine(String dockerfile, String base) throws IOException {
        String id = "sha256:" + "b".repeat(64);
        String image = "{\"Id\":\"" + id + "\",\"Os\":\"" + inEngine.os() + "\",\"Architecture\":\""
                + inEngine.architecture() + "\",\"Config\":{},\"RootFS\":{\"Layers\":["
                + layersInEngine.stream()
                        .map(layer -> "\"" + Digest.of(layer) + "\"")
                        .collect(Collectors.joining(","))
                + "]}}";
        answers.put(
                "GET /v1.41/version", json("200 OK", "{\"Os\":\"linux\",\"Arch\":\"" + HERE.architecture() + "\"}"));
        answers.put("GET /v1.41/images/" + base + "/json", json("200 OK", image));
        answers.put("GET /v1.41/images/" + id + "/json", json("200 OK", image));
        Tar saved = new Tar();
        // In whatever order.
        for (int i = layersInEngine.size() - 1; i >= 0; i--) {
            saved.file(i + "/layer.tar", layersInEngine.get(i));
        }
        answers.put(
                "GET /v1.41/images/" + id + "/get",
                json("200 OK", new String(saved.bytes(), StandardCharsets.US_ASCII)));
        try (FakeEngine fake = FakeEngine.unix(folder.resolve("s"), FakeEngine.routes(answers)::play);
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                return build(dockerfile, request(), engine);
            } finally {
                engineRequests = fake.heads();
                saves += engineRequests.stream()
                        .filter(head -> head.startsWith("GET /v1.41/images/" + id + "/get "))
                        .count();
                Files.delete(folder.resolve("s"));
            }
        }
    }

    private JsonNode stored(String reference) throws IOException {
        return JsonReader.read(new ByteArrayInputStream(registry.manifests.get(reference)));
    }

    private Manifest pushed(String tag) throws IOException {
        return Manifest.read(stored(tag));
    }

    private long sent(String method) {
        return registry.requests().stream()
                .filter(request -> request.startsWith(method + " "))
                .count();
    }

    private String location() {
        return context.resolve("Dockerfile") + ":1: base image ";
    }

    @Test
    void pushesWhatTheRegistryLacks() throws IOException {
        BuiltImage built = build("FROM " + name("base:1") + "\nCOPY app.jar /opt/\n");

        Manifest manifest = pushed("1.0");
        assertThat(built.digest()).contains(manifest.descriptor().digest());
        assertThat(built.id()).isEqualTo(manifest.configuration().digest().toString());
        assertThat(built.archive()).isEmpty();
        assertThat(manifest.layers()).hasSize(2).startsWith(pushed("1").layers().get(0));
        assertThat(manifest.layers()).allSatisfy(layer -> assertThat(registry.blobs)
                .containsKey(layer.digest().toString()));
        assertThat(sent("PUT")).as("own layer, configuration, manifest").isEqualTo(3);
        assertThat(progress.lines())
                .last()
                .asString()
                .matches("Built \\Q" + tags.get(0) + "\\E \\(sha256:[0-9a-f]{64}\\)"
                        + " in its registry, digest sha256:[0-9a-f]{64}, in \\d+\\.\\d s");
    }

    @Test
    void knowsTheFilesOfTheBaseImage() throws IOException {
        build("FROM " + name("base:1") + "\nCOPY app.jar /opt/\n");

        byte[] own = registry.blobs.get(pushed("1.0").layers().get(1).digest().toString());
        TarArchiveEntry opt = new TarArchiveInputStream(new ByteArrayInputStream(Gzip.decompress(own))).getNextEntry();
        assertThat(opt.getName()).isEqualTo("opt/");
        assertThat(opt.getMode() & 07777).isEqualTo(0700);
        assertThat(opt.getLongUserId()).isEqualTo(5);
        assertThat(opt.getLongGroupId()).isEqualTo(6);
    }

    @Test
    void sendsNothingTwice() throws IOException {
        String dockerfile = "FROM " + name("base:1") + "\nCOPY app.jar /\n";
        tags = List.of(name("shop/users:1.0"), name("shop/users:latest"));
        BuiltImage first = build(dockerfile);
        long puts = sent("PUT");
        long gets = sent("GET");

        BuiltImage second = build(dockerfile);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(sent("PUT")).isEqualTo(puts);
        assertThat(sent("GET"))
                .as("the base image's manifest and configuration")
                .isEqualTo(gets + 2);
        assertThat(progress.lines()).last().asString().startsWith("Up to date: " + tags.get(0) + ", " + tags.get(1));

        options = options(true);
        build(dockerfile);
        assertThat(sent("PUT")).as("manifests under both names").isEqualTo(puts + 2);
    }

    /** In the words in which it is told of an engine and an archive. */
    @ParameterizedTest
    @CsvSource({"Application, changed", "app, became shorter", "applications, became longer", ", vanished"})
    void pushesNothingOfAFileThatDoesNotStayAsItWas(String content, String how) {
        Path file = context.resolve("app.jar");
        registry.once("POST", call -> {
            Files.delete(file);
            if (content != null) {
                Files.writeString(file, content);
            }
            call.respond(503, "", "Retry-After", "0");
        });

        assertThatThrownBy(() -> build("FROM scratch\nCOPY app.jar /\n"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(file + " " + how + " while the build context was read. Keep it from changing during the"
                        + " build, or list it in .dockerignore.");
        assertThat(registry.manifests).containsOnlyKeys("1");
    }

    @Test
    void givesBackANameThatIsGone() throws IOException {
        tags = List.of(name("shop/users:1.0"), name("shop/users:latest"));
        build("FROM scratch\nCOPY app.jar /\n");
        byte[] manifest = registry.manifests.remove("latest");

        build("FROM scratch\nCOPY app.jar /\n");

        assertThat(registry.manifests.get("latest")).isEqualTo(manifest);
        assertThat(progress.lines()).last().asString().startsWith("Built ");
    }

    @Test
    void mountsTheLayersOfTheBaseImage() throws IOException {
        Digest layer = pushed("1").layers().get(0).digest();
        // What this repository does not have, another one of the registry may.
        registry.times(3, "HEAD", call -> call.respond(404, ""));
        build("FROM " + name("team/base:1") + "\n");

        assertThat(registry.requests())
                .anyMatch(request -> request.startsWith("POST /v2/shop/users/blobs/uploads/?")
                        && request.contains(
                                "mount=" + layer.toString().substring(0, 11).replace(":", "%3A"))
                        && request.endsWith("from=team%2Fbase"));
    }

    @ParameterizedTest
    @CsvSource({"linux/amd64, amd64", "linux/arm64, arm64"})
    void takesTheImageForThePlatform(String platform, String architecture) throws IOException {
        hasIndex();
        options = options(false, platform);

        BuiltImage built = build("FROM " + name("base:1") + "\n");

        String configuration = new String(registry.blobs.get(built.id()), StandardCharsets.UTF_8);
        assertThat(configuration).contains("\"architecture\":\"" + architecture + "\"", "A=" + architecture);
    }

    @Test
    void makesAnImageForEachPlatform() throws IOException {
        hasIndex();
        options = options(false, "linux/arm64", "linux/amd64");

        BuiltImage built = build("FROM " + name("base:1") + "\nCOPY app.jar /\n");

        ImageIndex index = ImageIndex.read(stored("1.0"));
        assertThat(built.digest()).contains(index.descriptor().digest());
        assertThat(index.images()).extracting(ImageIndex.Image::platform).containsExactly(ARM64, AMD64);
        for (ImageIndex.Image image : index.images()) {
            Manifest manifest = pushed(image.manifest().digest().toString());
            assertThat(manifest.descriptor()).isEqualTo(image.manifest());
            assertThat(manifest.layers()).hasSize(2);
            assertThat(new String(
                            registry.blobs.get(manifest.configuration().digest().toString()), StandardCharsets.UTF_8))
                    .contains("A=" + image.platform().architecture());
        }
        assertThat(built.id())
                .isEqualTo(pushed(index.images().get(0).manifest().digest().toString())
                        .configuration()
                        .digest()
                        .toString());

        build("FROM " + name("base:1") + "\nCOPY app.jar /\n");
        assertThat(progress.lines()).last().asString().startsWith("Up to date: ");
    }

    /** To pull it would take the name from the image that the engine has for its own platform. */
    @ParameterizedTest
    @EnumSource(
            value = PullPolicy.class,
            names = {"IF_NOT_PRESENT", "ALWAYS"})
    void hasNoEnginePullABaseImageForAnotherPlatform(PullPolicy given) throws IOException {
        hasIndex();
        Platform other = HERE.equals(AMD64) ? ARM64 : AMD64;
        destination = Destination.ARCHIVE;
        policy = given;
        options = options(false, other.toString());

        BuiltImage built = buildWithEngine("FROM " + name("base:1") + "\nCOPY app.jar /\n", name("base:1"));

        assertThat(built.archive()).isPresent();
        assertThat(engineRequests).isNotEmpty().noneMatch(head -> head.startsWith("POST "));
        assertThat(saves).isZero();
        assertThat(progress.lines()).noneMatch(line -> line.contains("taken from the engine"));
    }

    @Test
    void takesWhatTheEngineHasForAnotherPlatform() throws IOException {
        registry.manifests.remove("1");
        destination = Destination.ARCHIVE;
        inEngine = HERE.equals(AMD64) ? ARM64 : AMD64;
        options = options(false, inEngine.toString());

        buildWithEngine("FROM " + name("base:1") + "\nCOPY app.jar /\n", name("base:1"));

        assertThat(saves).isPositive();
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void namesThePlatformsThatThereAre() throws IOException {
        hasIndex();
        options = options(false, "linux/s390x");

        assertThatThrownBy(() -> build("FROM " + name("base:1") + "\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(location() + name("base:1")
                        + " is not available. It is for linux/amd64, linux/arm64, not for linux/s390x. Name another"
                        + " image, or set docker.platform to one of its platforms.");

        registry.manifests.put("1", hasImage(AMD64, LAYER).json());
        assertThatThrownBy(() -> build("FROM " + name("base:1") + "\n"))
                .hasMessageContaining(" It is for linux/amd64, not for linux/s390x. ");
        assertThat(sent("PUT")).isZero();
    }

    @Test
    void hasOnePlatformInAnEngine() {
        options = options(false, "linux/amd64", "linux/arm64");
        destination = Destination.ENGINE;

        assertThatThrownBy(() -> build("FROM scratch\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image " + tags.get(0) + " is for [linux/amd64, linux/arm64], and docker.destination is"
                        + " engine, where an image is for one platform. Set docker.destination to registry or archive,"
                        + " or name one platform.");
    }

    @Test
    void takesFromTheEngineWhatOnlyThatHas() throws IOException {
        buildWithEngine("FROM " + name("mine:2") + "\nCOPY app.jar /opt/\n", name("mine:2"));

        Descriptor layer = new Descriptor(Descriptor.LAYER, Digest.of(LAYER), LAYER.length);
        assertThat(pushed("1.0").layers()).hasSize(2).startsWith(layer);
        assertThat(registry.blobs.get(layer.digest().toString())).isEqualTo(LAYER);
        assertThat(progress.lines())
                .contains("Base image " + name("mine:2") + " is taken from the engine. " + location() + name("mine:2")
                        + " is not available. Registry " + registry.host()
                        + " has no tag 2 of repository mine. Check its name and tag, and the permission to read it.");
    }

    /** By a name that no host has (RFC 6761). */
    private static final String UNREACHABLE = "registry.invalid/base:1";

    /** Of an archive the engine would be asked first. */
    @Test
    void takesFromTheEngineWhatAnUnreachableRegistryMayHave() throws IOException {
        String base = UNREACHABLE;

        buildWithEngine("FROM " + base + "\nCOPY app.jar /opt/\n", base);

        assertThat(pushed("1.0").layers()).hasSize(2);
        assertThat(progress.lines()).anySatisfy(line -> assertThat(line)
                .startsWith("Base image " + base + " is taken from the engine. " + location() + base
                        + " cannot be had. Manifest 1 cannot be pulled from repository base of registry"
                        + " registry.invalid: unknown host registry.invalid."));
    }

    @Test
    void takesNothingFromTheEngineOfAnUnreachableRegistryThatHasToBeAsked() throws IOException {
        policy = PullPolicy.ALWAYS;
        String base = UNREACHABLE;

        assertThatThrownBy(() -> buildWithEngine("FROM " + base + "\n", base))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(location() + base + " cannot be had. Manifest 1 cannot be pulled ");
    }

    /** It has a bad minute; what the engine has may be of last month. */
    @Test
    void takesNothingFromTheEngineThatTheRegistryFailsToGive() {
        registry.times(6, "GET", call -> call.respond(503, "", "Retry-After", "0"));

        assertThatThrownBy(() -> buildWithEngine("FROM " + name("base:1") + "\n", name("base:1")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        location() + name("base:1") + " is not available. Manifest 1 cannot be" + " pulled ")
                .hasMessageEndingWith(" with 503. Try again later, and see the registry's log.");
    }

    @Test
    void mountsNothingFromARepositoryOfAnotherRegistry() throws IOException {
        try (FakeRegistry second = new FakeRegistry()) {
            tags = List.of(name("shop/users:1.0"), second.host() + "/a:1.0", second.host() + "/b:1.0");

            build("FROM " + name("team/base:1") + "\n");

            assertThat(second.requests()).noneMatch(request -> request.contains("from=team"));
            assertThat(second.manifests).containsOnlyKeys("1.0");
        }
    }

    @Test
    void hasTheEngineSaveItsBaseImageOnlyForLayersThatTheRegistryLacks() throws IOException {
        String dockerfile = "FROM " + name("mine:2") + "\nCOPY app.jar /opt/\n";
        buildWithEngine(dockerfile, name("mine:2"));
        assertThat(saves).as("its files, its layer").isEqualTo(2);

        buildWithEngine(dockerfile, name("mine:2"));
        assertThat(progress.lines()).last().asString().startsWith("Up to date: ");
        Files.writeString(context.resolve("app.jar"), "another");
        buildWithEngine(dockerfile, name("mine:2"));
        assertThat(progress.lines()).last().asString().startsWith("Built ");
        assertThat(saves).isEqualTo(2);
    }

    @Test
    void hasTheEngineSaveItsBaseImageOnceForAllLayersThatTheRegistriesLack() throws IOException {
        byte[] second = new Tar().folder("second").bytes();
        byte[] third = new Tar().folder("third").bytes();
        layersInEngine = List.of(LAYER, second, third);
        try (FakeRegistry other = new FakeRegistry()) {
            tags = List.of(name("shop/users:1.0"), name("shop/more:1.0"), other.host() + "/users:1.0");
            buildWithEngine("FROM " + name("mine:2") + "\nCOPY app.jar /opt/\n", name("mine:2"));

            assertThat(saves).as("its files, its layers").isEqualTo(2);
            assertThat(List.of(registry, other))
                    .allSatisfy(each -> layersInEngine.forEach(layer -> assertThat(each.blobs)
                            .containsEntry(Digest.of(layer).toString(), layer)));
        }
        assertThat(folder.resolve("output/built")).isEmptyDirectory();

        // The registry lacks two of them, and the plugin knows the base image's files.
        registry.blobs.remove(Digest.of(LAYER).toString());
        registry.blobs.remove(Digest.of(third).toString());
        registry.manifests.remove("1.0");
        tags = List.of(name("shop/users:1.0"));
        buildWithEngine("FROM " + name("mine:2") + "\nCOPY app.jar /opt/\n", name("mine:2"));

        assertThat(saves).isEqualTo(3);
        assertThat(registry.blobs).containsEntry(Digest.of(third).toString(), third);
        assertThat(folder.resolve("output/built")).isEmptyDirectory();
        assertThat(progress.running()).isEmpty();
    }

    @Test
    void leavesNoLayerOfTheEngineIfThePushFails() {
        registry.times(6, "PUT", call -> call.respond(403, ""));

        assertThatThrownBy(() -> buildWithEngine("FROM " + name("mine:2") + "\n", name("mine:2")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(" with 403");
        assertThat(saves).isEqualTo(2);
        assertThat(folder.resolve("output/built")).isEmptyDirectory();
    }

    @Test
    void takesNothingFromTheEngineThatHasToBePulled() {
        policy = PullPolicy.ALWAYS;

        assertThatThrownBy(() -> buildWithEngine("FROM " + name("mine:2") + "\n", name("mine:2")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(location() + name("mine:2") + " is not available. Registry " + registry.host()
                        + " has no tag 2 of repository mine. Check its name and tag, and the permission to read it.");
    }

    @Test
    void tellsOfTheRegistryWhatTheEngineDoesNotHaveEither() {
        assertThatThrownBy(() -> buildWithEngine("FROM " + name("mine:2") + "\n", name("other:1")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(" has no tag 2 of repository mine. Check its name and tag, and the permission"
                        + " to read it.");
        assertThatThrownBy(() -> build("FROM " + name("mine:2") + "\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(
                        " has no tag 2 of repository mine. Check its name and tag, and the permission to read it."
                                + " Nor is"
                                + " there an engine that might have it: The Docker Engine at unix://");
    }

    @Test
    void asksNoRegistryThatNothingMayBePulledFrom() {
        policy = PullPolicy.NEVER;

        assertThatThrownBy(() -> build("FROM " + name("base:1") + "\n"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(location() + name("base:1")
                        + " may only be taken from an engine, as imagePullPolicy is Never. The Docker Engine at ");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void readsTheSameLayersForAnArchive() throws IOException {
        BuiltImage inRegistry = build("FROM " + name("base:1") + "\nCOPY app.jar /opt/\n");
        destination = Destination.ARCHIVE;

        BuiltImage inArchive = build("FROM " + name("base:1") + "\nCOPY app.jar /opt/\n");

        assertThat(inArchive.id()).isEqualTo(inRegistry.id());
        assertThat(Files.readString(inArchive.archive().orElseThrow(), StandardCharsets.ISO_8859_1))
                .contains("blobs/sha256/" + Digest.of(LAYER).hex())
                .contains(new String(LAYER, StandardCharsets.ISO_8859_1));
    }

    @Test
    void passesOnLayersThatAreCompressedByZstd() throws IOException {
        Manifest image = pushed("1");
        byte[] zstd = Zstd.of(LAYER);
        Descriptor layer = has(Descriptor.ZSTD_LAYER, zstd);
        registry.manifests.put("2", new Manifest(image.configuration(), List.of(layer)).json());

        BuiltImage built = build("FROM " + name("base:2") + "\nCOPY app.jar /opt/\n");

        assertThat(pushed("1.0").layers()).first().isEqualTo(layer);
        destination = Destination.ARCHIVE;
        BuiltImage inArchive = build("FROM " + name("base:2") + "\nCOPY app.jar /opt/\n");
        assertThat(inArchive.id()).isEqualTo(built.id());
        assertThat(Files.readString(inArchive.archive().orElseThrow(), StandardCharsets.ISO_8859_1))
                .contains("blobs/sha256/" + Digest.of(LAYER).hex())
                .contains(new String(LAYER, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(zstd, StandardCharsets.ISO_8859_1));
    }

    @Test
    void saysWhatIsWrongWithABaseImage() throws IOException {
        byte[] text = "<html>".getBytes(StandardCharsets.UTF_8);
        Manifest image = pushed("1");
        registry.manifests.put("2", new Manifest(has(Descriptor.CONFIGURATION, text), image.layers()).json());
        registry.manifests.put("3", new Manifest(image.configuration(), List.of()).json());
        Descriptor spoilt = has(Descriptor.ZSTD_LAYER, new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0});
        registry.manifests.put("4", new Manifest(image.configuration(), List.of(spoilt)).json());

        assertThatThrownBy(() -> build("FROM " + name("base:2") + "\nCOPY app.jar /\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(
                        location() + name("base:2") + " is not available. Its configuration is not JSON: ");
        assertThatThrownBy(() -> build("FROM " + name("base:3") + "\nCOPY app.jar /\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(location() + name("base:3")
                        + " is not available. Its configuration has 1 layers, and its manifest 0. Push the image"
                        + " again.");
        registry.manifests.put("5", "{\"schemaVersion\":1}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> build("FROM " + name("base:5") + "\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(location() + name("base:5") + " is not available. What the registry has there,"
                        + " application/vnd.oci.image.manifest.v1+json, cannot be used: it is not the manifest of an"
                        + " image. It has an old format that docker no longer pulls: build the image again and push it,"
                        + " or choose another tag.");
        assertThatThrownBy(() -> build("FROM " + name("base:4") + "\nCOPY app.jar /\n"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageEndingWith("Layer " + spoilt.digest() + " of base image " + name("base:4")
                        + " cannot be read: Truncated source. Push the image again, or name another one.");
    }

    @Test
    void takesNoConfigurationThatIsAnother() throws IOException {
        Descriptor configuration = pushed("1").configuration();
        String digest = configuration.digest().toString();
        String other = new String(registry.blobs.get(digest), StandardCharsets.UTF_8).replace("\"A=", "\"B=");
        registry.blobs.put(digest, other.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> build("FROM " + name("base:1") + "\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(location() + name("base:1") + " is not available. Blob " + digest
                        + " cannot be pulled from repository base of registry " + registry.host()
                        + ": the received content has the digest"
                        + " " + Digest.of(other.getBytes(StandardCharsets.UTF_8)) + ". ");
        assertThat(sent("PUT")).isZero();
    }

    @Test
    void tellsOfAnIndexThatNamesNoPlatform() {
        registry.manifests.put("1", "{\"manifests\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> build("FROM " + name("base:1") + "\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith(location() + name("base:1")
                        + " is not available. Its index names a platform for none of its images, so none can be chosen"
                        + " for "
                        + HERE + ". Name another image, or one of its manifests as " + registry.host()
                        + "/base@sha256:….");
    }

    @Test
    void namesTheLineThatNeedsTheEnginesBuilder() {
        assertThatThrownBy(() -> build("FROM " + name("base:1") + "\nRUN make\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(context.resolve("Dockerfile") + ":2: RUN needs a Docker Engine's builder, and"
                        + " docker.destination is registry: what goes there is assembled without it. Set"
                        + " docker.destination to engine and push the image with docker:push, or change that.");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void wantsATag() {
        tags = List.of(name("shop/users@sha256:" + "a".repeat(64)));

        assertThatThrownBy(() -> build("FROM scratch\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Image " + tags.get(0) + " cannot be pushed: a registry stores images under tags. Write "
                        + name("shop/users") + ":TAG instead of the digest.");
    }

    @Test
    void completesAPushThatGotHalfThroughToTagsThatNeverChange() throws IOException {
        tags = List.of(name("shop/users:1.0"), name("shop/users:latest"));
        build("FROM " + name("base:1") + "\nCOPY app.jar /\n");
        byte[] manifest = registry.manifests.remove("latest");
        long puts = sent("PUT");
        build("FROM " + name("base:1") + "\nCOPY app.jar /\n");
        assertThat(registry.manifests.get("latest")).isEqualTo(manifest);
        assertThat(sent("PUT") - puts).isEqualTo(1);
    }

    @Test
    void tellsOfAConfigurationThatNamesNoPlatform() throws IOException {
        byte[] configuration = ("{\"os\":\"linux\",\"architecture\":\"\",\"rootfs\":{\"diff_ids\":[]}}")
                .getBytes(StandardCharsets.UTF_8);
        registry.manifests.put("6", new Manifest(has(Descriptor.CONFIGURATION, configuration), List.of()).json());
        assertThatThrownBy(() -> build("FROM " + name("base:6") + "\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(location() + name("base:6") + " is not available. Its configuration names no operating"
                        + " system or"
                        + " no architecture: the image is faulty, and its platform cannot be known. Name"
                        + " another image, or rebuild that one for a platform, such as linux/amd64.");
    }

    @Test
    void tellsOfAnIndexWithinAnIndex() {
        byte[] inner = "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8);
        String digest = Digest.of(inner).toString();
        registry.manifests.put(digest, inner);
        registry.manifests.put(
                "7",
                ("{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + digest + "\",\"size\":1,\"platform\":{\"os\":\""
                                + HERE.os() + "\",\"architecture\":\"" + HERE.architecture() + "\"}}]}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> build("FROM " + name("base:7") + "\n"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(
                        " cannot be used: it is not the manifest of an image. It is an index within an index:"
                                + " choose another tag, or one of its images by digest, or build the image again.");
    }

    @Test
    void showsNothingThatATerminalWouldActOn() throws IOException {
        Platform odd = new Platform("li\u001b]0;T\u0007nux", "x\n[INFO] BUILD SUCCESS", "");
        registry.manifests.put(
                "8", new ImageIndex(List.of(new ImageIndex.Image(pushed("1").configuration(), odd))).json());
        assertThatThrownBy(() -> build("FROM " + name("base:8") + "\n"))
                .hasMessageContaining(" It is for li?]0;T?nux/x?[INFO] BUILD SUCCESS, not for " + HERE);
    }

    @Test
    void takesEmptyFieldsOfAManifestForAbsentOnes() throws IOException {
        String manifest = new String(hasImage(HERE, LAYER).json(), StandardCharsets.UTF_8);
        registry.manifests.put(
                "9", manifest.replaceFirst("\\{", "{\"manifests\":[],").getBytes(StandardCharsets.UTF_8));
        build("FROM " + name("base:9") + "\nCOPY app.jar /\n");
        assertThat(registry.manifests).containsKey("1.0");
    }
}
