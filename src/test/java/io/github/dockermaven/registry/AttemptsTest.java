package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final TestPace time = new TestPace();

    @Test
    void waitsTwiceAsLongEachTimeAndGivesUp() {
        Attempts attempts = new Attempts(time.pace(), Attempts.AT_REGISTRY);
        for (int i = 0; i < 5; i++) {
            assertThat(attempts.again(Optional.empty())).isTrue();
        }
        assertThat(attempts.again(Optional.empty())).isFalse();
        assertThat(time.slept()).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 8000L);
    }

    @Test
    void waitsForHalfTheTimeAtLeast() {
        Pace pace = new Pace(time, time.pace().sleeper(), () -> 0);
        new Attempts(pace, Attempts.AT_REGISTRY).again(Optional.empty());
        assertThat(time.slept()).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void comesBackWhenTheRegistrySays() {
        Attempts attempts = new Attempts(time.pace(), Attempts.AT_REGISTRY);
        assertThat(attempts.again(Optional.of("7"))).isTrue();
        assertThat(attempts.again(Optional.of("Sat, 21 Nov 2026 10:00:17 GMT"))).isTrue();
        assertThat(attempts.again(Optional.of("Sat, 21 Nov 2026 09:00:00 GMT"))).isTrue();
        assertThat(attempts.again(Optional.of("soon"))).isTrue();
        assertThat(time.slept())
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(10), Duration.ZERO, Duration.ofMillis(4000));
    }

    @Test
    void doesNotWaitForALongTime() {
        assertThat(new Attempts(time.pace(), Attempts.AT_REGISTRY).again(Optional.of("3600")))
                .isFalse();
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void beginsAnewWhenItGotOn() {
        Attempts attempts = new Attempts(time.pace(), 2);
        assertThat(attempts.again(Optional.of("200"))).isTrue();
        attempts.advanced();
        assertThat(attempts.again(Optional.of("200"))).isTrue();
        assertThat(attempts.again(Optional.of("1"))).isFalse();
    }

    @Test
    void countsOnlyItsWaiting() {
        Attempts attempts = new Attempts(time.pace(), Attempts.AT_REGISTRY);
        time.pass(Duration.ofHours(1));
        assertThat(attempts.again(Optional.of("299"))).isTrue();
        assertThat(attempts.again(Optional.of("2"))).isFalse();
    }
}
