package io.github.dockermaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "99, 99 ms",
        "100, 0.1 s",
        "1449, 1.4 s",
        "59999, 60.0 s",
        "60000, 1 min 0 s",
        "200500, 3 min 20 s"
    })
    void writesWhatAPersonReads(long millis, String text) {
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "300000, 300 s", "2500, 2500 ms", "1, 1 ms"})
    void writesALimitAsItWasSet(long millis, String text) {
        assertThat(Durations.exact(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, Less than a second ago",
        "1, 1 second ago",
        "59, 59 seconds ago",
        "60, About a minute ago",
        "119, About a minute ago",
        "120, 2 minutes ago",
        "3599, 59 minutes ago",
        "3600, About an hour ago",
        "5400, 2 hours ago",
        "169200, 47 hours ago",
        "172800, 2 days ago",
        "1123200, 13 days ago",
        "1209600, 2 weeks ago",
        "5097600, 8 weeks ago",
        "5184000, 2 months ago",
        "62985600, 24 months ago",
        "63072000, 2 years ago"
    })
    void writesAnAgeAsDockerDoes(long seconds, String text) {
        assertThat(Durations.ago(Duration.ofSeconds(seconds))).isEqualTo(text);
    }
}
