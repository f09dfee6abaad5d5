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
        private boolean resets = true;

        Jansi(String type) {
            super(OutputStream.nullOutputStream());
            this.type = type;
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
        Jansi out = new Jansi("Native");
        Terminal.leaveUnmarked(out);
        assertThat(out.resets).isFalse();
        assertThatCode(() -> Terminal.leaveUnmarked(System.out)).doesNotThrowAnyException();
    }

    @Test
    void isMarkedByAJansiThatTakesItForATerminal() throws ReflectiveOperationException {
        assertThat(Terminal.marks(new Jansi("Native"))).isTrue();
        assertThat(Terminal.marks(new Jansi("Redirected"))).isFalse();
        assertThat(Terminal.marks(new Jansi("Unsupported"))).isFalse();
        // There is no Jansi here.
        assertThat(Terminal.isMarkedByJansi()).isFalse();
    }
}
