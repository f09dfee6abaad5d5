package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T11:40:42.619487051Z",
                "2024-02-29T23:59:59.000000001Z",
                "2026-11-30T11:40:42.6194870Z",
                "2026-11-30T11:40:42Z"
            })
    void readsWhateverFractionTheEngineWrites(String text) {
        assertThat(EngineTime.read(text)).contains(Instant.parse(text));
    }

    @Test
    void readsATimeWithAnOffset() {
        assertThat(EngineTime.read("2026-11-30T12:40:42.5+01:00")).contains(Instant.parse("2026-11-30T11:40:42.5Z"));
        assertThat(EngineTime.read("2026-11-30T12:40:42.50000+01:00"))
                .contains(Instant.parse("2026-11-30T11:40:42.5Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00.000000000Z",
                "1969-11-30T11:40:42.619487051Z",
                "2026-13-30T11:40:42.619487051Z",
                "2026-11-30T11:40:42,619487051Z",
                "2026-11-30T11:40:42.61948705éZ",
                "yesterday",
                ""
            })
    void readsNoTime(String text) {
        assertThat(EngineTime.read(text)).isEmpty();
    }
}
