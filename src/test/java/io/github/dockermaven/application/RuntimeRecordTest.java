package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.image.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeRecordTest {
    private static final Digest JDK = digest("17.0.15");

    @TempDir
    Path folder;

    private Path file;
    private Path library;
    private RuntimeRecord written;

    @BeforeEach
    void one() throws IOException {
        file = folder.resolve("runtime.record");
        library = Files.writeString(folder.resolve("libc of this.so"), "library");
        written = new RuntimeRecord(
                JDK,
                "sha256:1",
                List.of("java.base", "java.sql"),
                Map.of(library.toString(), digest("library")),
                digest("listing"));
        written.write(file);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(RuntimeRecord.read(file)).contains(written);
    }

    @Test
    void isNoneBeforeTheFirst() {
        assertThat(RuntimeRecord.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void isNoneOfAnotherFormat() throws IOException {
        Files.writeString(file, Files.readString(file).replace("Format 2", "Format 1"));

        assertThat(RuntimeRecord.read(file)).isEmpty();
    }

    @Test
    void isNoneWithoutAllItsLines() throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll("application .*", ""));

        assertThat(RuntimeRecord.read(file)).isEmpty();
    }

    @Test
    void isNoneWithALineThatIsCut() throws IOException {
        String text = Files.readString(file);
        for (String line : List.of("jdk sha256:ab", "folder sha256:", "folder")) {
            String word = line.replaceAll(" .*", "");
            Files.writeString(file, text.replaceAll(word + " sha256:[0-9a-f]{64}\n", line + "\n"));

            assertThat(RuntimeRecord.read(file)).as(line).isEmpty();
        }
    }

    @Test
    void isOfItsJdkAlone() {
        assertThat(written.isOf(JDK, List.of(library))).isTrue();
        assertThat(written.isOf(digest("17.0.16"), List.of(library))).isFalse();
    }

    @Test
    void endsWithAFileOfTheSystemThatChanges() throws IOException {
        Files.writeString(library, "LIBRARY");
        assertThat(written.isOf(JDK, List.of())).isFalse();

        Files.delete(library);
        assertThat(written.isOf(JDK, List.of())).isFalse();
    }

    @Test
    void endsWithAFileOfTheSystemThatComes() {
        assertThat(written.isOf(JDK, List.of(library, folder.resolve("ca-certificates.crt"))))
                .isFalse();
    }
}
