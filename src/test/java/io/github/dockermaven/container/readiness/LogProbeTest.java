package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LogProbeTest {
    private final FakeContainer container = new FakeContainer();
    private final List<String> answers = new ArrayList<>();

    private boolean isFound(String pattern) throws InterruptedException {
        return new LogProbe(Pattern.compile(pattern), container, Optional.empty()).watch(answers::add);
    }

    @Test
    void partOfALineIsEnough() throws Exception {
        container.print("starting");
        container.print("12:00 ready for connections. port: 3306");

        assertThat(isFound("ready for \\w+")).isTrue();
        assertThat(answers).containsExactly("starting", "12:00 ready for connections. port: 3306");
    }

    @ParameterizedTest
    @CsvSource({"begin.*end, false", "(?s)begin.*end, true", "(?ms)^end$, true", "(?s)end.*begin, false"})
    void severalLinesNeedTheFlag(String pattern, boolean found) throws Exception {
        container.print("begin");
        container.print("end");
        container.end(0, false);

        assertThat(isFound(pattern)).isEqualTo(found);
    }

    @Test
    void longLogIsSearchedInPartsOfTheWindow() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            container.print("a line of forty characters, or nearly so");
            if (i == 1_000) {
                container.print("begin");
                container.print("end");
            }
        }
        container.print("x".repeat(3 * LogWindow.LENGTH));
        container.end(0, false);

        assertThat(isFound("(?s)begin.end")).isTrue();
    }

    @Test
    void whatIsFurtherApartThanTheWindowIsNotFound() throws Exception {
        container.print("begin");
        container.print("x".repeat(2 * LogWindow.LENGTH));
        container.print("end");
        container.end(0, false);

        assertThat(isFound("(?s)begin.*end")).isFalse();
    }

    @Test
    void logOfARunBeginsWithIt() throws Exception {
        container.print("ready");
        Optional<Instant> begin = Optional.of(Instant.ofEpochSecond(5));

        assertThat(new LogProbe(Pattern.compile("ready"), container, begin).watch(answers::add))
                .isTrue();
        assertThat(container.logsOpened).containsExactly(begin);
    }

    @Test
    void logThatEndsWhileTheContainerRunsIsOpenedAgain() throws Exception {
        FakeContainer rotating = new FakeContainer();
        rotating.log(Optional.empty()).close();
        rotating.print("ready");

        assertThat(new LogProbe(Pattern.compile("ready"), rotating, Optional.empty()).watch(answers::add))
                .isTrue();
        assertThat(rotating.logsOpened).hasSize(3);
    }
}
