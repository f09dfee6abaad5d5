package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.LogColor;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.container.TestRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogRequestTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T11:00:00Z"), ZoneId.of("Asia/Seoul"));

    @ParameterizedTest
    @CsvSource({"all, -1", "ALL, -1", "0, 0", "20, 20"})
    void readsANumberOfLines(String text, int lines) {
        assertThat(LogRequest.lines("docker.tail", text).orElse(-1)).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "1.5", "9999999999", ""})
    void refusesWhatIsNoNumberOfLines(String text) {
        assertThatThrownBy(() -> LogRequest.lines("docker.logs.tail", text))
                .hasMessage("docker.logs.tail '" + text
                        + "' is not a number of lines. Write a number from 0 to 999999999, or all.");
    }

    @ParameterizedTest
    @CsvSource({
        "10m, 2026-11-30T10:50:00Z",
        "1h30m, 2026-11-30T09:30:00Z",
        "2026-11-30, 2026-11-29T15:00:00Z",
        "2026-11-30T11:40:42, 2026-11-30T02:40:42Z",
        "2026-11-30T11:40:42.5Z, 2026-11-30T11:40:42.500Z",
        "2026-11-30T11:40:42+09:00, 2026-11-30T02:40:42Z",
        "1796036400, 2026-11-30T11:00:00Z",
        "1796036400.25, 2026-11-30T11:00:00.250Z"
    })
    void readsATime(String text, Instant time) {
        assertThat(LogTime.parse("docker.logs.since", text, CLOCK)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-10m", "2026-13-01", "2026-11-30 11:00", "TZ", "11:40"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> LogTime.parse("docker.logs.since", text, CLOCK))
                .hasMessage(
                        "docker.logs.since: '" + text + "' is no time. Write how long ago it was, 10m or 1h30m, a date"
                                + " such as 2026-11-30 or 2026-11-30T11:40:42Z, or seconds since 1970.");
    }

    @Test
    void refusesAnEndOfWhatIsFollowedAndABeginAfterTheEnd() {
        Optional<Instant> now = Optional.of(CLOCK.instant());
        assertThatThrownBy(() -> new LogRequest(Optional.empty(), Optional.empty(), now, true))
                .hasMessage("docker.logs.until ends what docker.logs.follow waits for. Give one of them.");
        assertThatThrownBy(() -> new LogRequest(Optional.empty(), now.map(time -> time.plusNanos(1)), now, false))
                .hasMessage(
                        "docker.logs.since is later than docker.logs.until: no line is between them. Exchange them.");
    }

    private static List<String> shown(String... wanted) {
        LogSettings coloured = new LogSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(LogColor.RED), Optional.empty());
        LogSettings off = new LogSettings(
                Optional.of(false), Optional.empty(), Optional.empty(), Optional.of(LogColor.RED), Optional.empty());
        return LogSelection.choose(
                        List.of(wanted),
                        List.of(
                                TestRequest.of("db").build(),
                                TestRequest.of("users").log(coloured).build(),
                                TestRequest.of("orders").log(off).build()))
                .stream()
                .map(ContainerRequest::alias)
                .toList();
    }

    @Test
    void showsTheLogsThatAreWantedElseThoseWithSettings() {
        assertThat(shown()).containsExactly("users");
        assertThat(shown("True")).containsExactly("db", "users", "orders");
        assertThat(shown("false")).isEmpty();
        assertThat(shown("orders", "shop/db:1.0")).containsExactly("db", "orders");
    }

    @ParameterizedTest
    @CsvSource({"user, Did you mean 'users'?", "x, 'Write true for all, or some of db, users, orders.'"})
    void refusesToShowTheLogOfNoContainer(String name, String advice) {
        assertThatThrownBy(() -> shown(name))
                .hasMessage("docker.showLogs: no container is called '" + name + "'. " + advice);
    }
}
