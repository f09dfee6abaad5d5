package io.github.dockermaven.assembler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.Gzip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFileTest {
    @TempDir
    Path folder;

    private boolean isPlain(byte[] content) throws IOException {
        return PlainFile.is(Files.write(folder.resolve("f"), content));
    }

    private static byte[] tar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.putArchiveEntry(new TarArchiveEntry("folder/"));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void recognisesArchivesByTheirContent() throws IOException {
        assertThat(isPlain(tar())).isFalse();
        assertThat(isPlain(Gzip.of(tar()))).isFalse();
    }

    @Test
    void takesEverythingElseAsItIs() throws IOException {
        byte[] damaged = tar();
        damaged[0] = 'x';

        assertThat(isPlain(new byte[0])).isTrue();
        assertThat(isPlain(new byte[2048])).isTrue();
        assertThat(isPlain(damaged)).isTrue();
        assertThat(isPlain(new byte[] {'P', 'K', 3, 4})).isTrue();
        assertThat(isPlain(Gzip.of(new byte[1000]))).isTrue();
        assertThat(isPlain(new byte[] {0x1F, (byte) 0x8B, 8, 0, 1})).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"425a68", "fd377a585a00", "28b52ffd", "5a2a4d18"})
    void doesNotLookIntoOtherCompressions(String magic) throws IOException {
        assertThat(isPlain(HexFormat.of().parseHex(magic + "000000000000"))).isFalse();
    }
}
