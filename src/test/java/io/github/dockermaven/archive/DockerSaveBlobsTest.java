package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.image.Descriptor;
import io.github.dockermaven.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerSaveBlobsTest {
    private static final byte[] ONE = bytes("one");
    private static final byte[] TWO = bytes("two");
    private static final byte[] OTHER = bytes("six");
    private static final byte[] LONG = bytes("and a long one");
    private static final byte[] ARCHIVE = new Tar()
            .folder("a")
            .file("a/layer.tar", OTHER)
            .file("b/layer.tar", TWO)
            .file("c/layer.tar", LONG)
            .file("d/layer.tar", ONE)
            .file("e/layer.tar", TWO)
            .bytes();

    @TempDir
    private Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Descriptor layer(byte[] content) {
        return new Descriptor(Descriptor.LAYER, Digest.of(content), content.length);
    }

    private static InputStream archive() {
        return new ByteArrayInputStream(ARCHIVE);
    }

    @Test
    void copiesWhatIsWantedUntilItIsClosed() throws IOException {
        try (DockerSaveBlobs blobs = new DockerSaveBlobs(folder.resolve("built"))) {
            blobs.copy(archive(), List.of(layer(ONE), layer(TWO)));

            assertThat(folder.resolve("built").toFile().list()).hasSize(2);
            assertThat(blobs.open(Digest.of(ONE))).hasBinaryContent(ONE);
            assertThat(blobs.open(Digest.of(TWO))).hasBinaryContent(TWO);
            assertThat(blobs.has(Digest.of(OTHER))).isFalse();
            assertThat(blobs.has(Digest.of(LONG))).isFalse();
        }
        assertThat(folder.resolve("built")).isEmptyDirectory();
    }

    @Test
    void readsNoFurtherThanItHasTo() throws IOException {
        InputStream archive = archive();
        try (DockerSaveBlobs blobs = new DockerSaveBlobs(folder)) {
            blobs.copy(archive, List.of(layer(TWO)));

            assertThat(blobs.has(Digest.of(TWO))).isTrue();
            assertThat(archive.available()).isGreaterThan(LONG.length);
        }
    }

    @Test
    void doesNotHaveWhatIsNotThere() throws IOException {
        try (DockerSaveBlobs blobs = new DockerSaveBlobs(folder)) {
            blobs.copy(archive(), List.of(layer(bytes("ten"))));

            assertThat(blobs.has(Digest.of(bytes("ten")))).isFalse();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void leavesNothingOfAnArchiveThatEndsTooEarly() {
        try (DockerSaveBlobs blobs = new DockerSaveBlobs(folder)) {
            InputStream cut = new ByteArrayInputStream(Arrays.copyOf(ARCHIVE, 2 * 512 + 2));
            assertThatThrownBy(() -> blobs.copy(cut, List.of(layer(OTHER)))).isInstanceOf(IOException.class);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void reportsWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("built"));
        try (DockerSaveBlobs blobs = new DockerSaveBlobs(file)) {
            assertThatThrownBy(() -> blobs.copy(archive(), List.of(layer(ONE))))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageStartingWith("Layers of a base image cannot be kept in " + file
                            + " while they are pushed: java.nio.file.FileAlreadyExistsException: ")
                    .hasMessageEndingWith(". Check that you may write there and that the disk is not full.");
        }
    }
}
