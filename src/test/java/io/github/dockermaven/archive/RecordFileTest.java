package io.github.dockermaven.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    @TempDir
    Path folder;

    @Test
    void isAText() throws IOException {
        Path file = Files.writeString(folder.resolve("record"), "\u00fcber");

        assertThat(RecordFile.read(file)).contains("\u00fcber");
    }

    @Test
    void isNothingElseThatLiesInItsPlace() throws IOException {
        Path tooLong = Files.write(folder.resolve("long"), new byte[(4 << 20) + 1]);

        assertThat(RecordFile.read(tooLong)).isEmpty();
        assertThat(RecordFile.read(folder)).isEmpty();
        assertThat(RecordFile.read(folder.resolve("missing"))).isEmpty();
        assertThat(RecordFile.read(Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/zero"))))
                .isEmpty();
    }
}
