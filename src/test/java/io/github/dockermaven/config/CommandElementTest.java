package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandElementTest {
    @Test
    void aLineGoesOnAfterABackslashAndALineFeedOnly() {
        assertThat(CommandElement.parse("a", "a \\ \r\n   b").shellForm()).contains("a  b");
        assertThat(CommandElement.parse("a", "a\\\u2028b").shellForm()).contains("a\\\u2028b");
    }

    @Test
    void aListIsOneAfterAnyWhiteSpace() {
        assertThat(CommandElement.parse("a", "\u00a0[\"b\"]")).isEqualTo(Command.exec(List.of("b")));
        assertThatThrownBy(() -> CommandElement.parse("a", "\u00a0[b]")).hasMessageContaining("a: '[b]' begins with [");
    }
}
