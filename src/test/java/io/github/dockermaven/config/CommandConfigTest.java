package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.Command;
import org.junit.jupiter.api.Test;

class CommandConfigTest {
    @Test
    void aLineGoesOnAfterABackslashAndALineFeedOnly() {
        assertThat(CommandConfig.shell("a \\ \r\n   b").shellForm()).isEqualTo("a  b");
        assertThat(CommandConfig.shell("a\\\u2028b").shellForm()).isEqualTo("a\\\u2028b");
    }

    @Test
    void aListIsOneAfterAnyWhiteSpace() {
        assertThatThrownBy(() -> Command.shell("\u00a0[\"a\"]")).hasMessageContaining("begins with [");
    }
}
