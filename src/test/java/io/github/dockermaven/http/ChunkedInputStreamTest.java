package io.github.dockermaven.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedInputStreamTest {
    private static InputStream chunks(String text) {
        return new ChunkedInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String read(String text) throws IOException {
        return new String(chunks(text).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3\r\nabc\r\n00A\r\n0123456789\r\n0\r\n\r\n",
                "3\nabc\na\n0123456789\n0\n\n",
                "3;name=value\r\nabc\r\n 0000a \r\n0123456789\r\n000;x\r\nTrailer: 1\r\n\r\n"
            })
    void isReadToItsEnd(String text) throws IOException {
        assertThat(read(text)).isEqualTo("abc0123456789");
    }

    @ParameterizedTest
    @CsvSource({
        "'x\r\n', 'it sent a malformed chunk size: \"x\"'",
        "'\r\n', 'it sent a malformed chunk size: \"\"'",
        "'3g\r\n', 'it sent a malformed chunk size: \"3g\"'",
        "'-3\r\n', 'it sent a malformed chunk size: \"-3\"'",
        "'1234567890abcdef\r\n', 'it sent a malformed chunk size: \"1234567890abcdef\"'",
        "'1\r\na!\r\n', 'it sent more than the chunk it announced: \"!\"'",
        "'1\r\nab\r\n', 'it sent more than the chunk it announced: \"b\"'",
        "'3\r\nab', it closed the connection within a chunk: 1 bytes are missing",
        "'3', 'it closed the connection within \"3\"'",
        "'1\r\na', it closed the connection",
        "'1\r\na\r\n0\r\n', it closed the connection"
    })
    void isRefused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessage(message);
    }

    /** What is said to be available can be read without waiting. */
    @Test
    void hasNoMoreThanArrived() throws IOException {
        String begin = "3\r\nabc\r\n";
        InputStream chunks = chunks(begin + "28\r\n" + "x".repeat(40) + "\r\n0\r\n\r\n");
        assertThat(chunks.available()).isBetween(1, 50);
        assertThat(chunks.readNBytes(2)).hasSize(2);
        assertThat(chunks.available()).isEqualTo(1);
        assertThat(chunks.readNBytes(1)).hasSize(1);
        assertThat(chunks.available()).isBetween(1, 40);
        assertThat(chunks.readNBytes(40)).hasSize(40);
        assertThat(chunks.available()).isZero();
        assertThat(chunks.readAllBytes()).isEmpty();
        assertThat(chunks.available()).isZero();
    }
}
