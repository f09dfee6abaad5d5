package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {
    @TempDir
    Path folder;

    @Test
    void readsUtf8WithAndWithoutAByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "\ufeffgrün");
        assertThat(read(file)).isEqualTo("grün");
        Files.writeString(file, "grün");
        assertThat(read(file)).isEqualTo("grün");
    }

    @Test
    void doesNotReadMoreThanPeopleWrite() throws IOException {
        Path file = folder.resolve("a");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100L << 20);
        }
        assertFails(file, "The file a has more than 10 MB, which none needs. Is it the right file?");
    }

    @Test
    void namesWhatIsMissing() {
        Path file = folder.resolve("a");
        assertFails(file, "The file a cannot be read: no such file. Look at its path, which is " + file + ".");
    }

    @Test
    void namesAFolder() {
        assertFails(folder, "The file a is a folder. Name a file.");
    }

    @Test
    void namesWhatIsInAnotherEncoding() throws IOException {
        assertFails(
                Files.write(folder.resolve("a"), new byte[] {'a', (byte) 0xfc}),
                "The file a is not in UTF-8. Save it in that encoding.");
    }

    private static String read(Path file) {
        return SourceText.read(file, "The file a", DockerFailureException::new);
    }

    private static void assertFails(Path file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
    }
}
