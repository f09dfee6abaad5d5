package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.image.DockerFailureException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "0"})
    void isTheOneOfMaven4WithoutOne(String none) {
        assertThat(OutputTimestamp.parse(none)).isEqualTo("1980-02-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"1700000000, 1700000000", "2023-11-14T22:13:20Z, 1700000000", "2023-11-14T23:13:20+01:00, 1700000000"})
    void isReadInItsForms(String text, long seconds) {
        assertThat(OutputTimestamp.parse(text)).isEqualTo(Instant.ofEpochSecond(seconds));
    }

    @Test
    void isAnErrorInAnother() {
        assertThatThrownBy(() -> OutputTimestamp.parse("yesterday"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("project.build.outputTimestamp 'yesterday' is not a time. Write it as"
                        + " 2026-11-26T10:00:00Z, or as seconds since 1970.");
    }
}
