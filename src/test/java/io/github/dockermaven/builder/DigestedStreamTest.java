package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class DigestedStreamTest {
    private static DigestedStream stream() throws Exception {
        return new DigestedStream(
                new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII)),
                MessageDigest.getInstance("SHA-256"));
    }

    /** The example of FIPS 180-2, B.1. */
    @Test
    void isThatOfAllThatWasRead() throws Exception {
        DigestedStream whole = stream();
        whole.transferTo(OutputStream.nullOutputStream());
        assertThat(whole.digest()).contains("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void isNoneOfAPart() throws Exception {
        DigestedStream part = stream();
        part.read(new byte[3]);
        assertThat(part.digest()).isEmpty();
        assertThat(part.read()).isNegative();
        assertThat(part.digest()).isPresent();
    }
}
