package io.github.dockermaven.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextsTest {
    @ParameterizedTest
    @CsvSource({
        "10s, 10s",
        "90s, 1m30s",
        "1h, 1h0m0s",
        "1d2h3.5s1ms, 26h0m3.501s",
        "1w, 168h0m0s",
        "1500ms, 1.5s",
        "500ms, 500ms",
        "1.5us, 1.5µs",
        "7ns, 7ns",
        "0, 0s",
        "-2s, -2s",
        ".5s, 500ms",
    })
    void writesDurationsAsComposeDoes(String text, String written) {
        assertThat(DurationValue.nanoseconds(text).map(DurationValue::text)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "s", "1 s", "1x", "", "99999999w"})
    void knowsNoOtherDurations(String text) {
        assertThat(DurationValue.nanoseconds(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"64m, 67108864", "1.5gb, 1610612736", "1 KiB, 1024", "12b, 12", "7, 7", "2T, 2199023255552"})
    void readsNumbersOfBytes(String text, long bytes) {
        assertThat(ByteSize.bytes(text)).contains(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "1x", "-1m", "1kbb", "9999999999p"})
    void knowsNoOtherNumbersOfBytes(String text) {
        assertThat(ByteSize.bytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/a/, /a", "/a/./b//c, /a/b/c", "/a/../b, /b", "/.., /", "/, /", "a/.., .", "../a, ../a"})
    void shortensPaths(String path, String clean) {
        assertThat(CleanPath.of(path)).isEqualTo(clean);
    }
}
