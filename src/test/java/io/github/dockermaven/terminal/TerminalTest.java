package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void isNotWatchedInContinuousIntegration() {
        assertThat(Terminal.showsRunningLines(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.showsRunningLines(Map.of("TERM", "xterm", "CI", "false")))
                .isTrue();
        assertThat(Terminal.showsRunningLines(Map.of("TERM", "xterm", "CI", "true")))
                .isFalse();
        assertThat(Terminal.showsRunningLines(Map.of("TERM", "xterm", "CI", "woodpecker")))
                .isFalse();
    }

    @Test
    void hasToKnowTheSequences() {
        assertThat(Terminal.showsRunningLines(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.showsRunningLines(Map.of())).isFalse();
    }

    /** The class by which Maven colours its lines, which says what standard output is. */
    public static final class Jansi extends PrintStream {
        private final String type;

        Jansi(String type) {
            super(OutputStream.nullOutputStream());
            this.type = type;
        }

        public String getType() {
            return type;
        }
    }

    @Test
    void isTakenForOneByJansi() {
        assertThat(Terminal.isMarkedBy(new Jansi("Native"))).isTrue();
        assertThat(Terminal.isMarkedBy(new Jansi("Redirected"))).isFalse();
        assertThat(Terminal.isMarkedBy(new Jansi("Unsupported"))).isFalse();
        assertThat(Terminal.isMarkedBy(new PrintStream(OutputStream.nullOutputStream())))
                .isFalse();
    }
}
