package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

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
}
