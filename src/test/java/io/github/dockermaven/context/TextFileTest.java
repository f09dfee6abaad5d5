package io.github.dockermaven.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.DockerfileParser;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aFile() {
        file = folder.resolve("Dockerfile");
    }

    @Test
    void refusesAPipe() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> TextFile.read(file))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(file + " is not a regular file but a named pipe. Make it a text file.");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> TextFile.read(file))
                .hasMessage(file + " is not a regular file but a folder. Make it a text file.");
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> TextFile.read(file))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith(file + " cannot be read: ");
    }

    @Test
    void refusesMoreThanAMegabyte() throws IOException {
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> TextFile.read(file)).hasMessage(file + " is longer than 1048576 bytes. Shorten it.");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, '', UTF-16",
        "UTF-16LE, '\uFEFF', UTF-16",
        "UTF-16LE, '', UTF-16",
        "UTF-16BE, '', UTF-16",
        "UTF-32, '\uFEFF', UTF-32",
        "UTF-32LE, '\uFEFF', UTF-32",
        "UTF-32LE, '', UTF-32",
        "UTF-32BE, '', UTF-32",
        "GB18030, '\uFEFF', GB18030"
    })
    void namesTheEncoding(String encoding, String mark, String named) throws IOException {
        byte[] content = (mark + "FROM a\n").getBytes(Charset.forName(encoding));
        Files.write(file, content);
        String message = file + " is saved as " + named + ", and Docker reads UTF-8 only. Save it as UTF-8.";
        assertThatThrownBy(() -> TextFile.read(file))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> DockerfileParser.parse(file.toString(), content))
                .hasMessage(message);
        Files.write(folder.resolve(".dockerignore"), content);
        assertThatThrownBy(() -> IgnoreRules.read(folder, null))
                .hasMessage(folder.resolve(".dockerignore") + " is saved as " + named
                        + ", and Docker reads UTF-8 only. Save it as UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F", "FROM a", "\uFEFFFROM \u00e4", "# \u00e4\n"})
    void readsUtf8(String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Files.write(file, content);
        assertThat(TextFile.read(file)).isEqualTo(content);
    }

    @Test
    void showsNoControlCharacters() {
        assertThatThrownBy(() -> DockerfileParser.parse("Dockerfile", "F\u001b]0;x\u0007 a\n"))
                .hasMessageStartingWith("Dockerfile:1: 'F?]0;x?' is not an instruction.");
    }
}
