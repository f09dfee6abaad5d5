package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.image.Digest;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedBlobsTest {
    private static final byte[] LAYER = "layer".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ARCHIVE =
            new Tar().folder("a").file("a/layer.tar", LAYER).file("b", LAYER).bytes();

    private boolean closed;

    private InputStream archive(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Test
    void listsWhatIsThere() throws IOException {
        assertThat(SavedBlobs.list(archive(ARCHIVE))).isEqualTo(Map.of(Digest.of(LAYER), "a/layer.tar"));
        assertThat(closed).isFalse();
    }

    @Test
    void opensAFile() throws IOException {
        try (InputStream file = SavedBlobs.open(archive(ARCHIVE), "b")) {
            assertThat(file).hasBinaryContent(LAYER);
            assertThat(closed).isFalse();
        }
        assertThat(closed).isTrue();
    }

    @Test
    void closesAnArchiveThatLacksTheFile() {
        assertThatThrownBy(() -> SavedBlobs.open(archive(ARCHIVE), "c"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("c is not in the archive any more");
        assertThat(closed).isTrue();
    }

    @Test
    void closesAnArchiveThatEndsTooEarly() {
        byte[] begin = Arrays.copyOf(ARCHIVE, 700);
        assertThatThrownBy(() -> SavedBlobs.open(archive(begin), "b")).isInstanceOf(IOException.class);
        assertThat(closed).isTrue();
    }
}
