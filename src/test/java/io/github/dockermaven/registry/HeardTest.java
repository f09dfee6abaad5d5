package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeardTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN = Duration.ofMinutes(10);

    private final Heard heard = new Heard(MINUTE);

    @Test
    void isWaitedForAsLongAsIsAllowed() {
        assertThat(heard.allowed()).isEqualTo(MINUTE);
        assertThat(heard.left()).isPositive().isLessThanOrEqualTo(MINUTE.toNanos());
    }

    @Test
    void isWaitedForTenTimesAsLongWhileItWaitsForUs() {
        heard.reading();
        assertThat(heard.allowed()).isEqualTo(TEN);
        assertThat(heard.left()).isGreaterThan(MINUTE.toNanos());

        heard.now();
        assertThat(heard.allowed()).isEqualTo(MINUTE);
    }

    @Test
    void isWaitedForTenTimesAsLongWhenItHasAll() {
        heard.allSent();
        heard.now();

        assertThat(heard.allowed()).isEqualTo(TEN);
        assertThat(heard.left()).isGreaterThan(MINUTE.toNanos());
    }
}
