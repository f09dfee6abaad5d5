package io.github.dockermaven.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoTextTest {
    @Test
    void quotesAsGoDoes() {
        assertThat(GoText.quoted("a\"b\\c\n\t\u0001'\u00e4\u00a0\u200b\ud83d\ude00"))
                .isEqualTo("\"a\\\"b\\\\c\\n\\t\\x01'\u00e4\\u00a0\\u200b\ud83d\ude00\"");
        assertThat(GoText.quoted(List.of("a", "b c"))).isEqualTo("[\"a\" \"b c\"]");
        assertThat(List.of(GoText.quoted(0), GoText.quoted(10), GoText.quoted(39), GoText.quoted(65)))
                .containsExactly("'\\x00'", "'\\n'", "'\\''", "'A'");
    }

    @ParameterizedTest
    @CsvSource({
        "0s, 0s",
        "0, 0s",
        "30s, 30s",
        "90s, 1m30s",
        "1m30s, 1m30s",
        "1.5h, 1h30m0s",
        "1.5s, 1.5s",
        "100ms, 100ms",
        "1ms, 1ms",
        ".5s, 500ms",
        "1h2m3s, 1h2m3s",
        "1500us, 1.5ms",
        "1s1ns, 1.000000001s"
    })
    void readsAndWritesDurations(String text, String written) {
        assertThat(GoText.duration(GoDuration.parse("interval", text))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "s", "-1s", "1 s", "1d", "1.s.", "0x1s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> GoDuration.parse("timeout", text))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("HEALTHCHECK --timeout=" + text
                        + " is not a duration. Write a number with its unit, for example 30s or 1m30s.");
    }

    @Test
    void refusesWhatIsTooShortOrTooLong() {
        assertThatThrownBy(() -> GoDuration.parse("interval", "999us"))
                .hasMessage(
                        "HEALTHCHECK --interval=999us is shorter than a millisecond. Write 1ms or more, or 0s for the"
                                + " engine's default.");
        assertThatThrownBy(() -> GoDuration.parse("interval", "99999999h"))
                .hasMessage("HEALTHCHECK --interval=99999999h is longer than 292 years. Write less.");
    }
}
