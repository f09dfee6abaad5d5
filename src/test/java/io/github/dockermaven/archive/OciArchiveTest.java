package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.context.TarHeader;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageConfigFile;
import io.github.dockermaven.image.ImageConfigFile.Step;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Manifest;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OciArchiveTest {
    private static final byte[] LOWER = new Tar().file("a").file("b").bytes();
    private static final byte[] UPPER = new Tar().folder("c").bytes();
    private static final byte[] FOREIGN =
            new Tar().file("much", new byte[100_000]).bytes();
    private static final List<ImageReference> NAMES =
            List.of(ImageReference.parse("users:1.0"), ImageReference.parse("localhost:5000/shop/users:latest"));

    @TempDir
    Path folder;

    private Path content;
    private MeasuredLayer own;
    private OciArchive image;

    @BeforeEach
    void anImageOfThreeLayers() throws IOException {
        content = Files.writeString(folder.resolve("content"), "hello");
        own = MeasuredLayer.of(
                new Layer(List.of(LayerEntry.file("own", 0644, 0, 0, content)), Instant.EPOCH), true, read -> {});
        image = image(NAMES, Digest.of(LOWER), Digest.of(UPPER));
    }

    private OciArchive image(List<ImageReference> names, Digest... base) {
        ImageConfigFile configuration = ImageConfigFile.scratch(Platform.parse("linux/amd64"))
                .withLayers(
                        Stream.concat(Stream.of(base), Stream.of(own.diffId())).toList());
        for (int i = 0; i < configuration.layers().size(); i++) {
            configuration = configuration.withStep(new Step("layer " + i, false));
        }
        return new OciArchive(
                folder.resolve("users-1.0.tar"), names, List.of(new OciArchive.Image(configuration, List.of(own))));
    }

    /** A source that has these layers. */
    private static BaseLayers layers(byte[]... tars) {
        return target -> {
            for (byte[] tar : tars) {
                try {
                    target.add(new ByteArrayInputStream(tar));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private void write(BaseLayers base) {
        image.write(folder.resolve("built"), base, written -> {});
    }

    private void leavesNothingBehind() {
        assertThat(folder.resolve("built")).isEmptyDirectory();
    }

    private Map<String, byte[]> parts() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(image.path());
                TarArchiveInputStream tar = new TarArchiveInputStream(file)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(parts.put(entry.getName(), tar.readAllBytes())).isNull();
            }
        }
        return parts;
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        return JsonReader.read(new ByteArrayInputStream(bytes));
    }

    private static String blob(Digest digest) {
        return "blobs/sha256/" + digest.hex();
    }

    @Test
    void holdsTheImageInBothForms() throws IOException {
        AtomicLong written = new AtomicLong();
        image.write(folder.resolve("built"), layers(FOREIGN, UPPER, LOWER, FOREIGN), written::addAndGet);

        Map<String, byte[]> parts = parts();
        Digest configuration = image.images().get(0).configuration().digest();
        Manifest manifest = Manifest.read(json(parts.get(blob(Digest.parse(json(parts.get("index.json"))
                .path("manifests")
                .path(0)
                .path("digest")
                .asText())))));
        assertThat(parts)
                .containsOnlyKeys(
                        blob(Digest.of(UPPER)),
                        blob(Digest.of(LOWER)),
                        blob(own.gzip().digest()),
                        blob(configuration),
                        blob(manifest.descriptor().digest()),
                        "index.json",
                        "oci-layout",
                        "manifest.json");
        parts.forEach((path, content) -> {
            if (path.startsWith("blobs/")) {
                assertThat(path).isEqualTo(blob(Digest.of(content)));
            }
        });
        assertThat(manifest.configuration().digest()).isEqualTo(configuration);
        assertThat(manifest.layers())
                .extracting(layer -> layer.mediaType() + " " + layer.digest() + " " + layer.size())
                .containsExactly(
                        "application/vnd.oci.image.layer.v1.tar " + Digest.of(LOWER) + " " + LOWER.length,
                        "application/vnd.oci.image.layer.v1.tar " + Digest.of(UPPER) + " " + UPPER.length,
                        "application/vnd.oci.image.layer.v1.tar+gzip "
                                + own.gzip().digest() + " " + own.gzip().size());
        assertThat(json(parts.get("manifest.json")))
                .hasToString("[{\"Config\":\"" + blob(configuration)
                        + "\",\"RepoTags\":[\"users:1.0\",\"localhost:5000/shop/users:latest\"],\"Layers\":[\""
                        + blob(Digest.of(LOWER)) + "\",\"" + blob(Digest.of(UPPER)) + "\",\""
                        + blob(own.gzip().digest()) + "\"]}]");
        JsonNode names = json(parts.get("index.json")).path("manifests");
        assertThat(names.findValuesAsText("org.opencontainers.image.ref.name")).containsExactly("1.0", "latest");
        assertThat(names.findValuesAsText("io.containerd.image.name"))
                .containsExactly("docker.io/library/users:1.0", "localhost:5000/shop/users:latest");
        assertThat(written).hasValue(own.gzip().size());
        leavesNothingBehind();
    }

    @Test
    void holdsALayerOnceThatTheImageHasTwice() throws IOException {
        image = image(NAMES, Digest.of(LOWER), Digest.of(UPPER), Digest.of(LOWER));

        write(layers(LOWER, UPPER, LOWER));

        assertThat(parts()).hasSize(8);
        assertThat(json(parts().get("manifest.json")).path(0).path("Layers")).hasSize(4);
        assertThat(image.isThere()).isTrue();
    }

    @Test
    void isThereAsItWasWritten() throws IOException {
        assertThat(image.isThere()).isFalse();

        write(layers(LOWER, UPPER));

        assertThat(image.isThere()).isTrue();
        assertThat(image(NAMES.subList(0, 1), Digest.of(LOWER), Digest.of(UPPER))
                        .isThere())
                .isFalse();
        assertThat(image(NAMES, Digest.of(UPPER), Digest.of(LOWER)).isThere()).isFalse();
        Files.writeString(content, "other");
        own = MeasuredLayer.of(
                new Layer(List.of(LayerEntry.file("own", 0644, 0, 0, content)), Instant.EPOCH), true, read -> {});
        assertThat(image(NAMES, Digest.of(LOWER), Digest.of(UPPER)).isThere()).isFalse();
    }

    @Test
    void isThereForItsPlatformsInTheirOrder() throws IOException {
        image = forPlatforms("linux/amd64", "linux/arm64", "linux/s390x");
        write(BaseLayers.NONE);

        assertThat(image.isThere()).isTrue();
        assertThat(forPlatforms("linux/amd64", "linux/s390x", "linux/arm64").isThere())
                .isFalse();
        assertThat(forPlatforms("linux/amd64", "linux/arm64").isThere()).isFalse();
    }

    private OciArchive forPlatforms(String... platforms) {
        List<OciArchive.Image> images = Stream.of(platforms)
                .map(platform -> ImageConfigFile.scratch(Platform.parse(platform))
                        .withLayers(List.of(own.diffId()))
                        .withStep(new Step("layer", false)))
                .map(configuration -> new OciArchive.Image(configuration, List.of(own)))
                .toList();
        return new OciArchive(folder.resolve("users-1.0.tar"), NAMES, images);
    }

    @Test
    void isNotThereUnlessWhole() throws IOException {
        write(layers(LOWER, UPPER));
        byte[] whole = Files.readAllBytes(image.path());

        for (int length = 0; length < whole.length; length += TarHeader.BLOCK / 2) {
            Files.write(image.path(), Arrays.copyOf(whole, length));
            assertThat(image.isThere()).as("of the length %d", length).isFalse();
        }
        Files.write(image.path(), Arrays.copyOf(whole, whole.length + 1));
        assertThat(image.isThere()).isFalse();
        Files.write(image.path(), whole);
        assertThat(image.isThere()).isTrue();
    }

    @Test
    void isNotThereAsSomethingElse() throws IOException {
        Files.writeString(image.path(), "something else ".repeat(1000));
        assertThat(image.isThere()).isFalse();
        Files.write(image.path(), FOREIGN);
        assertThat(image.isThere()).isFalse();
        Files.delete(image.path());
        Files.createDirectory(image.path());
        assertThat(image.isThere()).isFalse();
    }

    @Test
    void saysWhichLayerIsMissing() {
        assertThatThrownBy(() -> write(layers(UPPER, FOREIGN)))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Layer " + Digest.of(LOWER) + " of the base image is missing in the image's source: the"
                        + " image was changed meanwhile, or is incomplete. Pull it again.");
        assertThat(image.path()).doesNotExist();
        leavesNothingBehind();
    }

    @Test
    void staysAsItWasIfItsSourceBreaks() throws IOException {
        Files.writeString(image.path(), "the one before");

        assertThatThrownBy(() -> write(target -> {
                    layers(LOWER).read(target);
                    throw new DockerExecutionException("the connection broke");
                }))
                .hasMessage("the connection broke");

        assertThat(image.path()).hasContent("the one before");
        leavesNothingBehind();
    }

    @Test
    void staysAsItWasIfAFileChanges() throws IOException {
        Files.writeString(image.path(), "the one before");
        Files.writeString(content, "HELLO");

        assertThatThrownBy(() -> write(layers(LOWER, UPPER)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(content + " changed while the build context was read.");

        assertThat(image.path()).hasContent("the one before");
        leavesNothingBehind();
    }

    /** Two builds of one project: the one that ends later writes the file. */
    @Test
    void isWholeWhileAnotherBuildWritesIt() throws IOException {
        OciArchive other = image(NAMES.subList(0, 1), Digest.of(LOWER), Digest.of(UPPER));

        write(target -> {
            layers(LOWER).read(target);
            other.write(folder.resolve("built"), layers(LOWER, UPPER), written -> {});
            assertThat(other.isThere()).isTrue();
            layers(UPPER).read(target);
        });

        assertThat(image.isThere()).isTrue();
        leavesNothingBehind();
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("built"), "a file in the folder's place");

        assertThatThrownBy(() -> write(layers(LOWER, UPPER)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("Archive " + image.path() + " cannot be written: " + folder.resolve("built")
                        + " is not a folder. Check that you may write there, and that the disk is not full.");
    }

    @Test
    void isRefusedInAFoldersPlace() throws IOException {
        OciArchive.check(image.path());
        Files.createDirectory(image.path());

        assertThatThrownBy(() -> OciArchive.check(image.path()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Archive " + image.path() + " cannot be written: there is a folder of this name. Delete it, or"
                                + " give the image another name.");
    }

    /** The reader of the layers must not take it for a fault of theirs. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void reportsAFullDiskFromABrokenStream() throws IOException {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            OciArchiveWriter writer = new OciArchiveWriter(full, Set.of(Digest.of(LOWER)));

            assertThatThrownBy(() -> writer.add(new ByteArrayInputStream(LOWER)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageEndingWith("No space left on device");
        }
    }

    @Test
    void hasRoomForTheHeaderOfALayerOfAnySize() throws IOException {
        for (long size : List.of(0L, 1L, 8L << 30, 1L << 50)) {
            byte[] header = TarHeader.file(blob(Digest.of(LOWER)), size).sizedBytes();

            assertThat(header).hasSize(TarHeader.SIZED);
            try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(header))) {
                assertThat(tar.getNextEntry().getSize()).isEqualTo(size);
                assertThat(tar.getCurrentEntry().getName()).isEqualTo(blob(Digest.of(LOWER)));
            }
        }
    }
}
