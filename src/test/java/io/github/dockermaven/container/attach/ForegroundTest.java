package io.github.dockermaven.container.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.AttachedProcess;
import io.github.dockermaven.engine.LogFrame;
import io.github.dockermaven.engine.LogFrame.Source;
import io.github.dockermaven.engine.ProcessInput;
import io.github.dockermaven.terminal.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForegroundTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean closed;

    private final class Fake implements AttachedProcess {
        private final Deque<LogFrame> frames;

        Fake(LogFrame... frames) {
            this.frames = new ArrayDeque<>(List.of(frames));
        }

        @Override
        public Optional<LogFrame> next() {
            return Optional.ofNullable(frames.poll());
        }

        @Override
        public void resize(TerminalSize size) {
            throw new AssertionError("there is no terminal");
        }

        @Override
        public int exitCode() {
            assertThat(frames).isEmpty();
            return 7;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static LogFrame frame(Source source, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new LogFrame(source, bytes, true);
    }

    @Test
    void passesOnEachByteWhereItBelongs() {
        int code = new Foreground(out, err)
                .run(
                        InputMode.NONE,
                        input -> {
                            assertThat(input).isEqualTo(ProcessInput.NONE);
                            return new Fake(
                                    frame(Source.STDOUT, 0xff, 0x00),
                                    frame(Source.STDERR, '!'),
                                    frame(Source.STDOUT, '\r', 0xfe));
                        },
                        () -> {});

        assertThat(code).isEqualTo(7);
        assertThat(out.toByteArray()).containsExactly(0xff, 0x00, '\r', 0xfe);
        assertThat(err.toString()).isEqualTo("!");
        assertThat(closed).isTrue();
    }

    @Test
    void failsIfNobodyReadsAnyMore() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatThrownBy(() -> new Foreground(gone, err)
                        .run(InputMode.NONE, input -> new Fake(frame(Source.STDOUT, 'a')), () -> {}))
                .hasMessage("What the container writes cannot be passed on: standard output is closed.");
        assertThat(closed).isTrue();
        assertThatThrownBy(() -> new Foreground(out, gone)
                        .run(InputMode.NONE, input -> new Fake(frame(Source.STDERR, 'a')), () -> {}))
                .hasMessage("What the container writes cannot be passed on: standard errors are closed.");
    }

    @Test
    void saysWhatAnExitCodeMeansThatNoProgramChooses() {
        ExitFailure.check("Command 'a' in container 'b'", 0);
        assertThatThrownBy(() -> ExitFailure.check("Command 'a' in container 'b'", 3))
                .hasMessage("Command 'a' in container 'b' ended with exit code 3.");
        assertThatThrownBy(() -> ExitFailure.check("Container 'b'", 143))
                .hasMessage("Container 'b' ended with exit code 143 (ended by signal 15, SIGTERM, as by docker stop).");
    }
}
