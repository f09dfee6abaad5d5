package io.github.dockermaven.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateTest {
    private final Rate rate = new Rate();

    private long at(long millis, long bytes) {
        return rate.perSecond(TimeUnit.MILLISECONDS.toNanos(millis), bytes);
    }

    @Test
    void isNotKnownBeforeASecondHasPassed() {
        assertThat(at(0, 0)).isZero();
        assertThat(at(999, 5000)).isZero();
        assertThat(at(1000, 5000)).isEqualTo(5000);
    }

    @Test
    void isThatOfTheLastFiveSeconds() {
        at(0, 0);
        at(1000, 1_000_000);
        at(5000, 1_001_000);

        assertThat(at(6000, 1_005_000)).isEqualTo(1000);
    }

    @Test
    void isNothingForATransferThatStandsStill() {
        at(0, 1000);
        at(1000, 5000);

        assertThat(at(6500, 5000)).isZero();
        assertThat(at(7500, 5000)).isZero();
    }

    @Test
    void isNothingWhereALayerBeginsAnew() {
        at(0, 5000);

        assertThat(at(2000, 1000)).isZero();
    }
}
