package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final TestRetryClock time = new TestRetryClock();

    @Test
    void waitsTwiceAsLongEachTimeAndGivesUp() {
        Backoff backoff = new Backoff(time.retryClock(), Backoff.AT_REGISTRY);
        for (int i = 0; i < 5; i++) {
            assertThat(backoff.retry(Optional.empty())).isTrue();
        }
        assertThat(backoff.retry(Optional.empty())).isFalse();
        assertThat(time.slept()).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L, 4000L, 8000L);
    }

    @Test
    void waitsForHalfTheTimeAtLeast() {
        RetryClock retryClock = new RetryClock(time, time.retryClock().sleeper(), () -> 0);
        new Backoff(retryClock, Backoff.AT_REGISTRY).retry(Optional.empty());
        assertThat(time.slept()).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void comesBackWhenTheRegistrySays() {
        Backoff backoff = new Backoff(time.retryClock(), Backoff.AT_REGISTRY);
        assertThat(backoff.retry(Optional.of("7"))).isTrue();
        assertThat(backoff.retry(Optional.of("Sat, 21 Nov 2026 10:00:17 GMT"))).isTrue();
        assertThat(backoff.retry(Optional.of("Sat, 21 Nov 2026 09:00:00 GMT"))).isTrue();
        assertThat(backoff.retry(Optional.of("soon"))).isTrue();
        assertThat(time.slept())
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(10), Duration.ZERO, Duration.ofMillis(4000));
    }

    @Test
    void doesNotWaitForALongTime() {
        assertThat(new Backoff(time.retryClock(), Backoff.AT_REGISTRY).retry(Optional.of("3600")))
                .isFalse();
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void beginsAnewWhenItGotOn() {
        Backoff backoff = new Backoff(time.retryClock(), 2);
        assertThat(backoff.retry(Optional.of("200"))).isTrue();
        backoff.reset();
        assertThat(backoff.retry(Optional.of("200"))).isTrue();
        assertThat(backoff.retry(Optional.of("1"))).isFalse();
    }

    @Test
    void countsOnlyItsWaiting() {
        Backoff backoff = new Backoff(time.retryClock(), Backoff.AT_REGISTRY);
        time.pass(Duration.ofHours(1));
        assertThat(backoff.retry(Optional.of("299"))).isTrue();
        assertThat(backoff.retry(Optional.of("2"))).isFalse();
    }
}
