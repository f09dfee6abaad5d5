package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates and prefixes of logs, as projects of the io.fabric8 plugin have them. */
class LogDateTest {
    private static final Instant TIME = Instant.parse("2026-12-31T11:40:42.619487051Z");
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static String format(String text) {
        return LogDate.parse("<date>", text)
                .formatter(SEOUL)
                .map(formatter -> formatter.format(TIME))
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "default, 20:40:42.619",
        "true, 20:40:42.619",
        "none, ''",
        "false, ''",
        "ISO8601, 2026-12-31T20:40:42.619+09:00",
        "'YYYY-MM-dd HH:mm:ss,SSS', '2026-12-31 20:40:42,619'",
        "HH:mm Z, 20:40 +0900",
        "HH:mm ZZ, 20:40 +09:00",
        "HH:mm ZZZ, 20:40 Asia/Seoul",
        "'HH ''Y ZZ''', 20 Y ZZ"
    })
    void isFormatted(String text, String expected) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.US);
        try {
            assertThat(format(text)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FormatStyle.class,
            names = {"SHORT", "MEDIUM", "LONG"})
    void isFormattedAsTheLocaleDoes(FormatStyle style) {
        assertThat(format(style.name().toLowerCase(Locale.ROOT)))
                .isEqualTo(DateTimeFormatter.ofLocalizedDateTime(style)
                        .withZone(SEOUL)
                        .format(TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO", "HH:mm'", "yyyy{"})
    void isRefused(String text) {
        assertThatThrownBy(() -> LogDate.parse("<date>", text))
                .hasMessage("<date>: '" + text + "' is no format of dates. Write one of NONE, DEFAULT, MEDIUM, SHORT,"
                        + " LONG, ISO8601, or a pattern such as HH:mm:ss.");
    }

    @ParameterizedTest
    @CsvSource({"%b>, %b", "%a %10t, %10t"})
    void isAPrefixWithAPlaceholderThatIsNotKnown(String text, String placeholder) {
        assertThatThrownBy(() -> LogPrefix.parse("<prefix>", text))
                .hasMessage(
                        "<prefix>: '" + placeholder + "' is not known. Write %a for the alias, %n for the image, %c for"
                                + " the short id, %C for the whole one, or %z for nothing.");
    }
}
