package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {
    @Test
    void readsRowsAndColumns() {
        assertThat(TerminalSize.parse("30 100\n")).isEqualTo(new TerminalSize(100, 30));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0 0", "stty: standard input: Inappropriate ioctl for device", "30 99999"})
    void isTheUsualOneWhereItIsNotKnown(String answer) {
        assertThat(TerminalSize.parse(answer)).isEqualTo(new TerminalSize(80, 24));
    }
}
