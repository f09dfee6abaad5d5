package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PumpedInputTest {
    @Test
    void givesAllThatTheStreamHas() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        try (InputStream pumped = new PumpedInput(new ByteArrayInputStream(bytes))) {
            assertThat(pumped.readNBytes(10)).hasSize(10).startsWith(bytes[0], bytes[1]);
            assertThat(pumped.readAllBytes()).hasSize(bytes.length - 10).endsWith(bytes[bytes.length - 1]);
            assertThat(pumped.read()).isEqualTo(-1);
        }
    }

    @Test
    void givesWhatHasComeAtOnce() throws IOException {
        try (PipedOutputStream source = new PipedOutputStream();
                InputStream pumped = new PumpedInput(new PipedInputStream(source))) {
            source.write('a');
            source.flush();
            assertThat(pumped.read(new byte[10], 0, 10)).isEqualTo(1);
        }
    }

    @Test
    void isWokenByAnInterrupt() throws IOException {
        try (PipedOutputStream source = new PipedOutputStream();
                InputStream pumped = new PumpedInput(new PipedInputStream(source))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(pumped::read).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void passesOnAFailure() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        try (InputStream pumped = new PumpedInput(broken)) {
            assertThatThrownBy(pumped::read).hasMessage("broken");
        }
    }
}
