package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private boolean ask(String typed) throws IOException {
        return new Question(
                        new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(shown, true, StandardCharsets.UTF_8))
                .ask(List.of("container a", "network b"), "Remove them?");
    }

    @ParameterizedTest
    @CsvSource({
        "'y\n', true",
        "'YES\r\n', true",
        "'  y  \nn\n', true",
        "'\n', false",
        "'', false",
        "'n\ny\n', false",
        "'yes please\n', false",
        "'ý\n', false"
    })
    void isAnsweredWithYesByThatWordOnly(String typed, boolean isYes) throws IOException {
        assertThat(ask(typed)).isEqualTo(isYes);
    }

    @Test
    void showsWhatItIsAbout() throws IOException {
        ask("n\n");
        assertThat(shown.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("container a", "network b", "Remove them? [y/N] ");
    }

    @Test
    void doesNotKeepALongAnswer() throws IOException {
        assertThat(ask("y".repeat(1 << 20) + "\n")).isFalse();
    }
}
