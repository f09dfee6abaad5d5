package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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

    /** The class by which Maven colours its lines. */
    public static final class Jansi extends PrintStream {
        private final String type;
        private final String mode;
        private boolean resets = true;

        Jansi(String type, String mode) {
            super(OutputStream.nullOutputStream());
            this.type = type;
            this.mode = mode;
        }

        public String getMode() {
            return mode;
        }

        public String getType() {
            return type;
        }

        public void setResetAtUninstall(boolean isWanted) {
            resets = isWanted;
        }
    }

    @Test
    void hasNothingOfJansiAtItsEnd() {
        Jansi out = new Jansi("Native", "Default");
        Terminal.leaveUnmarked(out);
        assertThat(out.resets).isFalse();
        assertThatCode(() -> Terminal.leaveUnmarked(System.out)).doesNotThrowAnyException();
    }

    @Test
    void isMarkedByAJansiThatTakesItForATerminalWithoutColours() {
        assertThat(Terminal.isMarked(new Jansi("Native", "Strip"))).isTrue();
        assertThat(Terminal.isMarked(new Jansi("Native", "Default"))).isFalse();
        assertThat(Terminal.isMarked(new Jansi("Redirected", "Strip"))).isFalse();
        assertThat(Terminal.isMarked(new Jansi("Unsupported", "Strip"))).isFalse();
        assertThat(Terminal.isMarked(new PrintStream(OutputStream.nullOutputStream())))
                .isFalse();
    }
}
