package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.project.FakeSession;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTimeTest {
    private static final String PARAMETERS = "<waitTime default-value='60000'>${docker.wait.time}</waitTime>";

    private static Duration read(String elements) {
        return WaitTime.read(Pom.goal(elements, PARAMETERS, FakeSession.in(Path.of("project"))));
    }

    @Test
    void isAMinuteByDefault() {
        assertThat(read("")).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"1500, PT1.5S", "2m, PT2M"})
    void isInMillisecondsOrHasItsUnit(String text, Duration time) {
        assertThat(read("<waitTime>" + text + "</waitTime>")).isEqualTo(time);
    }

    @Test
    void isOfTheCommandLine() {
        FakeSession fake = FakeSession.in(Path.of("project"));
        fake.properties().put("docker.wait.time", "180000");

        assertThat(WaitTime.read(Pom.goal("", PARAMETERS, fake))).isEqualTo(Duration.ofMinutes(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s"})
    void isNotNone(String text) {
        assertThatThrownBy(() -> read("<waitTime>" + text + "</waitTime>"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "waitTime is 0, so that no container could be ready in time. Write milliseconds, such as 120000.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "1.5"})
    void isADuration(String text) {
        assertThatThrownBy(() -> read("<waitTime>" + text + "</waitTime>"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "waitTime: '" + text + "' is no duration. Write a number of milliseconds, or one with its unit:"
                                + " 30s, 1m30s, 500ms.");
    }
}
