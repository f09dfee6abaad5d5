package io.github.dockermaven.contents;

import static io.github.dockermaven.contents.TestLayers.saved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.Gzip;
import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.archive.Tar;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveContentsTest {
    private static final byte[] LOWER = new Tar().file("a").bytes();
    private static final byte[] UPPER = new Tar().file("b").bytes();

    @TempDir
    private Path folder;

    private ImageContents read(byte[] archive, String name) throws IOException {
        Path file = folder.resolve("image.tar");
        Files.write(file, archive);
        return new ArchiveContents(new RecordedProgress())
                .read(file, Optional.ofNullable(name).map(ImageReference::parse));
    }

    private static byte[] two() throws IOException {
        byte[] one = saved("shop/a:1", LOWER).bytes();
        byte[] other = saved("shop/b:1", LOWER, UPPER).bytes();
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(one, 0, endOf(one));
        both.write(other);
        return both.toByteArray();
    }

    /** Returns where the blocks of zeros at the end begin. */
    private static int endOf(byte[] tar) {
        int end = tar.length;
        while (tar[end - 1] == 0) {
            end--;
        }
        return (end + 511) / 512 * 512;
    }

    @Test
    void readsTheLayersInTheirOrder() throws IOException {
        ImageContents image = read(saved("shop/a:1", LOWER, UPPER).bytes(), null);

        assertThat(image.name()).isEqualTo("shop/a:1");
        assertThat(image.layers())
                .extracting(layer -> layer.files().get(0).path())
                .containsExactly("a", "b");
        assertThat(read(Gzip.of(saved("shop/a:1", LOWER, UPPER).bytes()), null).layers())
                .isEqualTo(image.layers());
    }

    @Test
    void ofSeveralTakesTheNamedOne() throws IOException {
        assertThat(read(two(), "shop/b:1").layers()).hasSize(2);
        assertThatThrownBy(() -> read(two(), null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(folder.resolve("image.tar")
                        + " has several images. Name one: -Ddocker.image=NAME of shop/a:1, shop/b:1.");
        assertThatThrownBy(() -> read(two(), "shop/c:1"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(folder.resolve("image.tar") + " has no image shop/c:1. It has shop/a:1, shop/b:1.");
    }

    @Test
    void refusesWhatIsNoArchiveOfAnImage() throws IOException {
        assertThatThrownBy(() -> read("no archive".getBytes(StandardCharsets.US_ASCII), null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("image.tar cannot be read as an archive of an image: ")
                .hasMessageEndingWith("Name a file of 'docker save' or 'mvn docker:save', or an OCI archive.");
        assertThatThrownBy(() -> read(new Tar().file("a").bytes(), null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("image.tar has no image in it. ");
        byte[] whole = saved("shop/a:1", LOWER).bytes();
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 600), null)).isInstanceOf(DockerFailureException.class);
        assertThatThrownBy(() -> new ArchiveContents(new RecordedProgress()).read(folder, Optional.empty()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("There is no archive " + folder + " to read an image from. ");
    }
}
