package io.github.dockermaven.builder;

import static io.github.dockermaven.builder.TestOptions.defaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.Gzip;
import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.Zstd;
import io.github.dockermaven.archive.Tar;
import io.github.dockermaven.engine.EngineImageResponses;
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
import io.github.dockermaven.registry.RegistryImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds into a registry without an engine: the source of the base image, and the requests for it. */
@Timeout(60)
class RegistryBuildTest {
    private static final byte[] LAYER = new Tar().folder("opt", 0700, 5, 6).bytes();
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final Platform ARM64 = Platform.parse("linux/arm64");
    private static final Platform HERE = Platform.ofMachine();
    private static final Platform NOT_HERE = HERE.equals(AMD64) ? ARM64 : AMD64;
    private static final String ENGINE_ID = "sha256:" + "b".repeat(64);

    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private FakeRegistry registry;
    private Path context;
    private List<String> engineRequests = List.of();
    /** The number of times that the engine was asked to save its image. */
    private long saves;

    private Destination destination = Destination.REGISTRY;
    private PullPolicy policy = PullPolicy.IF_NOT_PRESENT;
    private TestOptions options = defaults();
    private List<String> tags;

    @BeforeEach
    void createBaseImage() throws IOException {
        registry = new FakeRegistry();
        context = Files.createDirectories(folder.resolve("context"));
        Files.writeString(context.resolve("app.jar"), "application");
        tags = List.of(name("shop/users:1.0"));
        RegistryImage.on(HERE).layer(LAYER).in(registry, "1");
    }

    @AfterEach
    void closeRegistry() throws IOException {
        registry.close();
    }

    private String name(String rest) {
        return registry.host() + "/" + rest;
    }

    private String from(String base) {
        return "FROM " + name(base) + "\n";
    }

    private String fromWithApplication(String base) {
        return from(base) + "COPY app.jar /opt/\n";
    }

    private BuiltImage build(String dockerfile) throws IOException {
        return build(dockerfile, FakeSettings.noEngine(context));
    }

    private BuiltImage build(String dockerfile, EngineSession engine) throws IOException {
        CheckedBuild build = TestBuild.in(context)
                .called(tags)
                .writingTo(folder.resolve("output"))
                .with(options.options())
                .by(Builder.AUTO)
                .into(destination)
                .knowingBasesIn(folder.resolve("cache"))
                .pulling(policy)
                .of(dockerfile);
        return new ImageBuilder().build(build, engine, progress);
    }

    /** Builds with an engine for this machine that has no image but those of a test. */
    private BuiltImage build(String dockerfile, EngineImageResponses inEngine) throws IOException {
        try (FakeEngine fake = FakeEngine.unix(
                        folder.resolve("s"), inEngine.platform(HERE).script());
                EngineSession engine = FakeSettings.session(fake, folder)) {
            try {
                return build(dockerfile, engine);
            } finally {
                engineRequests = fake.heads();
                saves += engineRequests.stream()
                        .filter(head -> head.startsWith("GET /v1.41/images/" + ENGINE_ID + "/get "))
                        .count();
                Files.delete(folder.resolve("s"));
            }
        }
    }

    private EngineImageResponses inEngine(String base) {
        return inEngine(base, HERE, List.of(LAYER));
    }

    private EngineImageResponses inEngine(String base, Platform platform, List<byte[]> layers) {
        return new EngineImageResponses().image(name(base), ENGINE_ID, platform, layers);
    }

    private JsonNode stored(String reference) throws IOException {
        return JsonReader.read(new ByteArrayInputStream(registry.manifests.get(reference)));
    }

    private Manifest manifest(String reference) throws IOException {
        return Manifest.read(stored(reference));
    }

    private String blob(Digest digest) {
        return new String(registry.blobs.get(digest.toString()), StandardCharsets.UTF_8);
    }

    private long sent(String method) {
        return registry.requests().stream()
                .filter(request -> request.startsWith(method + " "))
                .count();
    }

    private String notAvailable(String base) {
        return context.resolve("Dockerfile") + ":1: base image " + name(base) + " is not available. ";
    }

    @Nested
    class APush {
        @Test
        void sendsWhatTheRegistryLacks() throws IOException {
            BuiltImage built = build(fromWithApplication("base:1"));

            Manifest manifest = manifest("1.0");
            assertThat(built.digest()).contains(manifest.descriptor().digest());
            assertThat(built.id()).isEqualTo(manifest.configuration().digest().toString());
            assertThat(built.archive()).isEmpty();
            assertThat(manifest.layers())
                    .hasSize(2)
                    .startsWith(manifest("1").layers().get(0));
            assertThat(manifest.layers()).allSatisfy(layer -> assertThat(registry.blobs)
                    .containsKey(layer.digest().toString()));
            assertThat(sent("PUT")).as("added layer, configuration, manifest").isEqualTo(3);
            assertThat(progress.lines())
                    .last()
                    .asString()
                    .matches("Built \\Q" + tags.get(0) + "\\E \\(sha256:[0-9a-f]{64}\\)"
                            + " in its registry, digest sha256:[0-9a-f]{64}, in \\d+\\.\\d s");
        }

        @Test
        void sendsNothingTwice() throws IOException {
            tags = List.of(name("shop/users:1.0"), name("shop/users:latest"));
            BuiltImage first = build(fromWithApplication("base:1"));
            long puts = sent("PUT");
            long gets = sent("GET");

            BuiltImage second = build(fromWithApplication("base:1"));

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.digest()).isEqualTo(first.digest());
            assertThat(sent("PUT")).isEqualTo(puts);
            assertThat(sent("GET"))
                    .as("the base image's manifest and configuration")
                    .isEqualTo(gets + 2);
            assertThat(progress.lines())
                    .last()
                    .asString()
                    .startsWith("Up to date: " + tags.get(0) + ", " + tags.get(1));
        }

        @Test
        void sendsManifestsAgainWithoutCache() throws IOException {
            tags = List.of(name("shop/users:1.0"), name("shop/users:latest"));
            build(fromWithApplication("base:1"));
            long puts = sent("PUT");

            options = defaults().noCache();
            build(fromWithApplication("base:1"));

            assertThat(sent("PUT")).as("manifests under both names").isEqualTo(puts + 2);
        }

        @Test
        void restoresAMissingTag() throws IOException {
            tags = List.of(name("shop/users:1.0"), name("shop/users:latest"));
            build("FROM scratch\nCOPY app.jar /\n");
            byte[] manifest = registry.manifests.remove("latest");

            build("FROM scratch\nCOPY app.jar /\n");

            assertThat(registry.manifests.get("latest")).isEqualTo(manifest);
            assertThat(progress.lines()).last().asString().startsWith("Built ");
        }

        @Test
        void sendsOnlyTheMissingOneOfImmutableTags() throws IOException {
            tags = List.of(name("shop/users:1.0"), name("shop/users:latest"));
            build(fromWithApplication("base:1"));
            byte[] manifest = registry.manifests.remove("latest");
            long puts = sent("PUT");

            build(fromWithApplication("base:1"));

            assertThat(registry.manifests.get("latest")).isEqualTo(manifest);
            assertThat(sent("PUT") - puts).isEqualTo(1);
        }

        /** The same words as for an engine and an archive. */
        @ParameterizedTest
        @CsvSource({"Application, changed", "app, became shorter", "applications, became longer", ", vanished"})
        void refusesAFileThatChanges(String content, String how) {
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
        void requiresATag() {
            tags = List.of(name("shop/users@sha256:" + "a".repeat(64)));

            assertThatThrownBy(() -> build("FROM scratch\n"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(
                            "Image " + tags.get(0) + " cannot be pushed: a registry stores images under tags. Write "
                                    + name("shop/users") + ":TAG instead of the digest.");
        }

        @Test
        void refusesAnInstructionForTheEnginesBuilder() {
            assertThatThrownBy(() -> build(from("base:1") + "RUN make\n"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(context.resolve("Dockerfile") + ":2: RUN needs a Docker Engine's builder, and"
                            + " docker.destination is registry: what goes there is assembled without it. Set"
                            + " docker.destination to engine and push the image with docker:push, or change that.");
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Nested
    class ALayerOfTheBaseImage {
        @Test
        void isMountedFromAnotherRepository() throws IOException {
            Digest layer = manifest("1").layers().get(0).digest();
            // The repository does not have the blobs, but another one of the registry may.
            registry.times(3, "HEAD", call -> call.respond(404, ""));
            build(from("team/base:1"));

            assertThat(registry.requests())
                    .anyMatch(request -> request.startsWith("POST /v2/shop/users/blobs/uploads/?")
                            && request.contains(
                                    "mount=" + layer.toString().substring(0, 11).replace(":", "%3A"))
                            && request.endsWith("from=team%2Fbase"));
        }

        @Test
        void isNotMountedFromAnotherRegistry() throws IOException {
            try (FakeRegistry second = new FakeRegistry()) {
                tags = List.of(name("shop/users:1.0"), second.host() + "/a:1.0", second.host() + "/b:1.0");

                build(from("team/base:1"));

                assertThat(second.requests()).noneMatch(request -> request.contains("from=team"));
                assertThat(second.manifests).containsOnlyKeys("1.0");
            }
        }

        @Test
        void keepsTheAttributesOfItsFolders() throws IOException {
            build(fromWithApplication("base:1"));

            byte[] added =
                    registry.blobs.get(manifest("1.0").layers().get(1).digest().toString());
            TarArchiveEntry opt =
                    new TarArchiveInputStream(new ByteArrayInputStream(Gzip.decompress(added))).getNextEntry();
            assertThat(opt.getName()).isEqualTo("opt/");
            assertThat(opt.getMode() & 07777).isEqualTo(0700);
            assertThat(opt.getLongUserId()).isEqualTo(5);
            assertThat(opt.getLongGroupId()).isEqualTo(6);
        }

        @Test
        void isTheSameInAnArchive() throws IOException {
            BuiltImage inRegistry = build(fromWithApplication("base:1"));
            destination = Destination.ARCHIVE;

            BuiltImage inArchive = build(fromWithApplication("base:1"));

            assertThat(inArchive.id()).isEqualTo(inRegistry.id());
            assertThat(Files.readString(inArchive.archive().orElseThrow(), StandardCharsets.ISO_8859_1))
                    .contains("blobs/sha256/" + Digest.of(LAYER).hex())
                    .contains(new String(LAYER, StandardCharsets.ISO_8859_1));
        }

        @Test
        void staysCompressedByZstd() throws IOException {
            Descriptor layer = RegistryImage.on(HERE)
                    .zstdLayer(LAYER)
                    .in(registry, "2")
                    .layers()
                    .get(0);

            BuiltImage built = build(fromWithApplication("base:2"));

            assertThat(manifest("1.0").layers()).first().isEqualTo(layer);
            destination = Destination.ARCHIVE;
            BuiltImage inArchive = build(fromWithApplication("base:2"));
            assertThat(inArchive.id()).isEqualTo(built.id());
            assertThat(Files.readString(inArchive.archive().orElseThrow(), StandardCharsets.ISO_8859_1))
                    .contains("blobs/sha256/" + Digest.of(LAYER).hex())
                    .contains(new String(LAYER, StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(Zstd.of(LAYER), StandardCharsets.ISO_8859_1));
        }
    }

    @Nested
    class APlatform {
        @BeforeEach
        void createIndex() throws IOException {
            RegistryImage.index(
                    registry,
                    "1",
                    RegistryImage.on(AMD64).layer(LAYER),
                    RegistryImage.on(ARM64).layer(new Tar().folder("arm").bytes()));
        }

        @ParameterizedTest
        @CsvSource({"linux/amd64, amd64", "linux/arm64, arm64"})
        void selectsTheBaseImage(String platform, String architecture) throws IOException {
            options = defaults().platforms(platform);

            BuiltImage built = build(from("base:1"));

            assertThat(new String(registry.blobs.get(built.id()), StandardCharsets.UTF_8))
                    .contains("\"architecture\":\"" + architecture + "\"", "A=" + architecture);
        }

        @Test
        void hasAnImageOfItsOwnInAnIndex() throws IOException {
            options = defaults().platforms("linux/arm64", "linux/amd64");

            BuiltImage built = build(fromWithApplication("base:1"));

            ImageIndex index = ImageIndex.read(stored("1.0"));
            assertThat(built.digest()).contains(index.descriptor().digest());
            assertThat(index.images()).extracting(ImageIndex.Image::platform).containsExactly(ARM64, AMD64);
            for (ImageIndex.Image image : index.images()) {
                Manifest manifest = manifest(image.manifest().digest().toString());
                assertThat(manifest.descriptor()).isEqualTo(image.manifest());
                assertThat(manifest.layers()).hasSize(2);
                assertThat(blob(manifest.configuration().digest()))
                        .contains("A=" + image.platform().architecture());
            }
            assertThat(built.id())
                    .isEqualTo(
                            manifest(index.images().get(0).manifest().digest().toString())
                                    .configuration()
                                    .digest()
                                    .toString());

            build(fromWithApplication("base:1"));
            assertThat(progress.lines()).last().asString().startsWith("Up to date: ");
        }

        @Test
        void isRefusedWithTheAvailableOnes() throws IOException {
            options = defaults().platforms("linux/s390x");

            assertThatThrownBy(() -> build(from("base:1")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(notAvailable("base:1")
                            + "It is for linux/amd64, linux/arm64, not for linux/s390x. Name another"
                            + " image, or set docker.platform to one of its platforms.");

            RegistryImage.on(AMD64).layer(LAYER).in(registry, "1");
            assertThatThrownBy(() -> build(from("base:1")))
                    .hasMessageContaining(" It is for linux/amd64, not for linux/s390x. ");
            assertThat(sent("PUT")).isZero();
        }

        @Test
        void isTheOnlyOneInAnEngine() {
            options = defaults().platforms("linux/amd64", "linux/arm64");
            destination = Destination.ENGINE;

            assertThatThrownBy(() -> build("FROM scratch\n"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("Image " + tags.get(0) + " is for [linux/amd64, linux/arm64], and docker.destination is"
                            + " engine, where an image is for one platform. Set docker.destination to registry or archive,"
                            + " or name one platform.");
        }

        /** A pull would take the name from the engine's image for its own platform. */
        @ParameterizedTest
        @EnumSource(
                value = PullPolicy.class,
                names = {"IF_NOT_PRESENT", "ALWAYS"})
        void isNotPulledByAnEngineOfAnotherOne(PullPolicy given) throws IOException {
            destination = Destination.ARCHIVE;
            policy = given;
            options = defaults().platforms(NOT_HERE.toString());

            BuiltImage built = build(fromWithApplication("base:1"), inEngine("base:1"));

            assertThat(built.archive()).isPresent();
            assertThat(engineRequests).isNotEmpty().noneMatch(head -> head.startsWith("POST "));
            assertThat(saves).isZero();
            assertThat(progress.lines()).noneMatch(line -> line.contains("taken from the engine"));
        }

        @Test
        void isReadFromAnEngineThatHasIt() throws IOException {
            registry.manifests.remove("1");
            destination = Destination.ARCHIVE;
            options = defaults().platforms(NOT_HERE.toString());

            build(fromWithApplication("base:1"), inEngine("base:1", NOT_HERE, List.of(LAYER)));

            assertThat(saves).isPositive();
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Nested
    class ABaseImageOfTheEngine {
        /** A host that cannot exist (RFC 6761). */
        private static final String UNREACHABLE = "registry.invalid/base:1";

        @Test
        void replacesAMissingOneInTheRegistry() throws IOException {
            build(fromWithApplication("mine:2"), inEngine("mine:2"));

            Descriptor layer = new Descriptor(Descriptor.LAYER, Digest.of(LAYER), LAYER.length);
            assertThat(manifest("1.0").layers()).hasSize(2).startsWith(layer);
            assertThat(registry.blobs.get(layer.digest().toString())).isEqualTo(LAYER);
            assertThat(progress.lines())
                    .contains(
                            "Base image " + name("mine:2") + " is taken from the engine. " + notAvailable("mine:2")
                                    + "Registry " + registry.host()
                                    + " has no tag 2 of repository mine. Check its name and tag, and the permission to read it.");
        }

        /** For an archive, the engine would be asked first. */
        @Test
        void replacesOneOfAnUnreachableRegistry() throws IOException {
            build("FROM " + UNREACHABLE + "\nCOPY app.jar /opt/\n", unreachableInEngine());

            assertThat(manifest("1.0").layers()).hasSize(2);
            assertThat(progress.lines()).anySatisfy(line -> assertThat(line)
                    .startsWith("Base image " + UNREACHABLE + " is taken from the engine. "
                            + unreachableNotAvailable()
                            + "from repository base of registry registry.invalid: unknown host"
                            + " registry.invalid."));
        }

        @Test
        void doesNotReplaceOneOfAnUnreachableRegistryThatHasToBePulled() {
            policy = PullPolicy.ALWAYS;

            assertThatThrownBy(() -> build("FROM " + UNREACHABLE + "\n", unreachableInEngine()))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(unreachableNotAvailable());
        }

        private EngineImageResponses unreachableInEngine() {
            return new EngineImageResponses().image(UNREACHABLE, ENGINE_ID, HERE, List.of(LAYER));
        }

        private String unreachableNotAvailable() {
            return context.resolve("Dockerfile") + ":1: base image " + UNREACHABLE
                    + " is not available. Manifest 1 cannot be pulled ";
        }

        /** The registry fails for a while; the engine's image may be a month old. */
        @Test
        void doesNotReplaceOneOfAFailingRegistry() {
            registry.times(6, "GET", call -> call.respond(503, "", "Retry-After", "0"));

            assertThatThrownBy(() -> build(from("base:1"), inEngine("base:1")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(notAvailable("base:1") + "Manifest 1 cannot be pulled ")
                    .hasMessageEndingWith(" with 503. Try again later, and see the registry's log.");
        }

        @Test
        void doesNotReplaceOneThatHasToBePulled() {
            policy = PullPolicy.ALWAYS;

            assertThatThrownBy(() -> build(from("mine:2"), inEngine("mine:2")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(
                            notAvailable("mine:2") + "Registry " + registry.host()
                                    + " has no tag 2 of repository mine. Check its name and tag, and the permission to read it.");
        }

        @Test
        void isNotMentionedIfMissingToo() {
            assertThatThrownBy(() -> build(from("mine:2"), inEngine("other:1")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageEndingWith(
                            " has no tag 2 of repository mine. Check its name and tag, and the permission to read it.");
        }

        @Test
        void isMentionedIfNoEngineAnswers() {
            assertThatThrownBy(() -> build(from("mine:2")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining(
                            " has no tag 2 of repository mine. Check its name and tag, and the permission to read it."
                                    + " Nor is there an engine that might have it: The Docker Engine at unix://");
        }

        @Test
        void isTheOnlyOneWithoutPulls() {
            policy = PullPolicy.NEVER;

            assertThatThrownBy(() -> build(from("base:1")))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageStartingWith(context.resolve("Dockerfile") + ":1: base image " + name("base:1")
                            + " may only be taken from an engine, as imagePullPolicy is Never. The Docker Engine at ");
            assertThat(registry.requests()).isEmpty();
        }

        @Test
        void isSavedOnlyForLayersThatTheRegistryLacks() throws IOException {
            build(fromWithApplication("mine:2"), inEngine("mine:2"));
            assertThat(saves).as("its files, its layer").isEqualTo(2);

            build(fromWithApplication("mine:2"), inEngine("mine:2"));
            assertThat(progress.lines()).last().asString().startsWith("Up to date: ");
            Files.writeString(context.resolve("app.jar"), "another");
            build(fromWithApplication("mine:2"), inEngine("mine:2"));
            assertThat(progress.lines()).last().asString().startsWith("Built ");
            assertThat(saves).isEqualTo(2);
        }

        @Test
        void isSavedOnceForAllLayersThatTheRegistriesLack() throws IOException {
            byte[] third = new Tar().folder("third").bytes();
            List<byte[]> layers = List.of(LAYER, new Tar().folder("second").bytes(), third);
            try (FakeRegistry other = new FakeRegistry()) {
                tags = List.of(name("shop/users:1.0"), name("shop/more:1.0"), other.host() + "/users:1.0");
                build(fromWithApplication("mine:2"), inEngine("mine:2", HERE, layers));

                assertThat(saves).as("its files, its layers").isEqualTo(2);
                assertThat(List.of(registry, other))
                        .allSatisfy(each -> layers.forEach(layer -> assertThat(each.blobs)
                                .containsEntry(Digest.of(layer).toString(), layer)));
            }
            assertThat(folder.resolve("output/built")).isEmptyDirectory();

            // The registry lacks two of them, and the plugin knows the base image's files.
            registry.blobs.remove(Digest.of(LAYER).toString());
            registry.blobs.remove(Digest.of(third).toString());
            registry.manifests.remove("1.0");
            tags = List.of(name("shop/users:1.0"));
            build(fromWithApplication("mine:2"), inEngine("mine:2", HERE, layers));

            assertThat(saves).isEqualTo(3);
            assertThat(registry.blobs).containsEntry(Digest.of(third).toString(), third);
            assertThat(folder.resolve("output/built")).isEmptyDirectory();
            assertThat(progress.running()).isEmpty();
        }

        @Test
        void leavesNoLayersAfterAFailedPush() {
            registry.times(6, "PUT", call -> call.respond(403, ""));

            assertThatThrownBy(() -> build(from("mine:2"), inEngine("mine:2")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageContaining(" with 403");
            assertThat(saves).isEqualTo(2);
            assertThat(folder.resolve("output/built")).isEmptyDirectory();
        }
    }

    @Nested
    class AFaultyBaseImage {
        private void manifest(String tag, String json) {
            registry.manifests.put(tag, json.getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void mayHaveAnotherConfigurationThanJson() throws IOException {
            RegistryImage.on(HERE).layer(LAYER).configuration("<html>").in(registry, "2");

            assertThatThrownBy(() -> build(fromWithApplication("base:2")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(notAvailable("base:2") + "Its configuration is not JSON: ");
        }

        @Test
        void mayHaveFewerLayersThanItsConfiguration() throws IOException {
            RegistryImage.on(HERE).layer(LAYER).withoutLayersInManifest().in(registry, "3");

            assertThatThrownBy(() -> build(fromWithApplication("base:3")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(notAvailable("base:3")
                            + "Its configuration has 1 layers, and its manifest 0. Push the image again.");
        }

        @Test
        void mayHaveADamagedLayer() {
            byte[] damaged = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0};
            RegistryImage.on(HERE).zstdLayer(LAYER, damaged).in(registry, "4");

            assertThatThrownBy(() -> build(fromWithApplication("base:4")))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageEndingWith("Layer " + Digest.of(damaged) + " of base image " + name("base:4")
                            + " cannot be read: Truncated source. Push the image again, or name another one.");
        }

        @Test
        void mayHaveTheOldFormat() {
            manifest("5", "{\"schemaVersion\":1}");

            assertThatThrownBy(() -> build(from("base:5")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(notAvailable("base:5") + "What the registry has there,"
                            + " application/vnd.oci.image.manifest.v1+json, cannot be used: it is not the manifest of an"
                            + " image. It has an old format that docker no longer pulls: build the image again and push"
                            + " it, or choose another tag.");
        }

        @Test
        void mayHaveAConfigurationWithAnotherDigest() throws IOException {
            Digest digest = RegistryBuildTest.this.manifest("1").configuration().digest();
            String other = blob(digest).replace("\"A=", "\"B=");
            registry.blobs.put(digest.toString(), other.getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> build(from("base:1")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(notAvailable("base:1") + "Blob " + digest
                            + " cannot be pulled from repository base of registry " + registry.host()
                            + ": the received content has the digest "
                            + Digest.of(other.getBytes(StandardCharsets.UTF_8)) + ". ");
            assertThat(sent("PUT")).isZero();
        }

        @Test
        void mayHaveAConfigurationWithoutAPlatform() {
            RegistryImage.on(HERE)
                    .configuration("{\"os\":\"linux\",\"architecture\":\"\",\"rootfs\":{\"diff_ids\":[]}}")
                    .in(registry, "6");

            assertThatThrownBy(() -> build(from("base:6")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage(notAvailable("base:6") + "Its configuration names no operating system or no"
                            + " architecture: the image is faulty, and its platform cannot be known. Name another image,"
                            + " or rebuild that one for a platform, such as linux/amd64.");
        }

        @Test
        void mayBeAnIndexWithoutPlatforms() {
            manifest("1", "{\"manifests\":[]}");

            assertThatThrownBy(() -> build(from("base:1")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageStartingWith(notAvailable("base:1")
                            + "Its index names a platform for none of its images, so none can be chosen for " + HERE
                            + ". Name another image, or one of its manifests as " + registry.host()
                            + "/base@sha256:….");
        }

        @Test
        void mayBeAnIndexWithinAnIndex() {
            String inner = "{\"schemaVersion\":2,\"manifests\":[]}";
            String digest = Digest.of(inner.getBytes(StandardCharsets.UTF_8)).toString();
            manifest(digest, inner);
            manifest(
                    "7",
                    "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"" + digest
                            + "\",\"size\":1,\"platform\":{\"os\":\"" + HERE.os() + "\",\"architecture\":\""
                            + HERE.architecture() + "\"}}]}");

            assertThatThrownBy(() -> build(from("base:7")))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessageEndingWith(
                            " cannot be used: it is not the manifest of an image. It is an index within an index:"
                                    + " choose another tag, or one of its images by digest, or build the image again.");
        }

        @Test
        void mayNameAPlatformThatATerminalWouldActOn() throws IOException {
            Platform odd = new Platform("li\u001b]0;T\u0007nux", "x\n[INFO] BUILD SUCCESS", "");
            Descriptor any = RegistryBuildTest.this.manifest("1").configuration();
            registry.manifests.put("8", new ImageIndex(List.of(new ImageIndex.Image(any, odd))).json());

            assertThatThrownBy(() -> build(from("base:8")))
                    .hasMessageContaining(" It is for li?]0;T?nux/x?[INFO] BUILD SUCCESS, not for " + HERE);
        }

        @Test
        void isNoneBecauseOfEmptyFieldsInItsManifest() throws IOException {
            String json = new String(
                    RegistryImage.on(HERE).layer(LAYER).blobsIn(registry).json(), StandardCharsets.UTF_8);
            manifest("9", json.replaceFirst("\\{", "{\"manifests\":[],"));

            build(fromWithApplication("base:9"));

            assertThat(registry.manifests).containsKey("1.0");
        }
    }
}
