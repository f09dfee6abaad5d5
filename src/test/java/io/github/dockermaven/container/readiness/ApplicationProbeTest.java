package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.container.readiness.Actuator.Verdict;
import io.github.dockermaven.container.readiness.ApplicationProbe.Signs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApplicationProbeTest {
    private static final String LINE = "its line \"Started … in … seconds\"";

    /** Verdict, whether asked after the line, seconds since the line, seconds since the ports are open. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "READY, false, 0, 0, its Actuator",
                "READY, true, 1, 1, its Actuator",
                "NOT_READY, true, 50, 50, -",
                "NOT_ASKED, false, 0, 5, -",
                "NOT_ASKED, true, 0, 0, LINE",
                "NOT_ASKED, false, 0, 10, its ports",
                "NOT_REACHED, true, 0, 0, LINE",
                "NOT_REACHED, false, 0, 9, -",
                "DOWN, true, 1, 1, -",
                "DOWN, true, 10, 9, LINE",
                "UNDECIDED, true, 1, 1, -",
                "UNDECIDED, true, 10, 10, LINE",
                "UNDECIDED, false, 0, 10, its ports"
            })
    void worseSignDecidesWhenABetterOneCannot(Verdict actuator, boolean after, int line, int open, String decisive) {
        Signs signs = new Signs(actuator, after, Duration.ofSeconds(line), Duration.ofSeconds(open), open > 0);

        assertThat(signs.decisive())
                .isEqualTo(Optional.ofNullable(decisive).map(text -> text.equals("LINE") ? LINE : text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30 INFO 1 --- [main] c.e.UserServiceApplication : Started UserServiceApplication in 2.345 seconds (process running for 2.9)",
                "Started App in 12,1 seconds (JVM running for 13.1)",
                "Restored App in 0.3 seconds"
            })
    void linesOfSpringBootAreKnown(String line) {
        assertThat(ApplicationProbe.STARTED.matcher(line).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Starting UserServiceApplication using Java 17", "Tomcat started on port 8080", "Started"})
    void otherLinesAreNot(String line) {
        assertThat(ApplicationProbe.STARTED.matcher(line).find()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_REACHED, NOT_REACHED, NOT_REACHED",
        "NOT_READY, NOT_REACHED, UNDECIDED",
        "UNDECIDED, NOT_REACHED, UNDECIDED",
        "UNDECIDED, NOT_ASKED, NOT_ASKED",
        "NOT_READY, READY, READY"
    })
    void actuatorThatHasAnsweredIsReached(Verdict before, Verdict now, Verdict verdict) {
        assertThat(ApplicationProbe.after(before, now)).isEqualTo(verdict);
    }

    @Test
    void lineOfTheLogIsEnoughForAnApplicationWithoutPorts() throws Exception {
        FakeContainer container = new FakeContainer();
        container.print("Started App in 1.0 seconds");
        List<String> answers = new ArrayList<>();
        Probe line = new LogProbe(ApplicationProbe.STARTED, container, Optional.empty());

        assertThat(new ApplicationProbe(Optional.empty(), line, Optional.empty(), true).watch(answers::add))
                .isTrue();
        assertThat(answers).last().isEqualTo(LINE);
    }
}
