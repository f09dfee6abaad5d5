package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.error.DockerFailureException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceTimerTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN = Duration.ofMinutes(10);

    private final SilenceTimer silenceTimer = new SilenceTimer(MINUTE, "Registry base.example");

    @Test
    void isWaitedForAsLongAsIsAllowed() {
        assertThat(silenceTimer.silence()).hasMessage("it was silent for 1 min 0 s");
        assertThat(silenceTimer.left()).isPositive().isLessThanOrEqualTo(MINUTE.toNanos());
    }

    @Test
    void isWaitedForTenTimesAsLongWhileItWaitsForUs() {
        silenceTimer.reading();
        assertThat(silenceTimer.silence())
                .isInstanceOf(BodySourceException.class)
                .cause()
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Registry base.example, the source of a blob to push, sent too little of it for"
                        + " 10 min 0 s. Check whether it hangs, try again, or raise docker.timeout.");
        assertThat(silenceTimer.left()).isGreaterThan(MINUTE.toNanos());

        silenceTimer.now();
        assertThat(silenceTimer.silence()).hasMessage("it was silent for 1 min 0 s");
    }

    @Test
    void isWaitedForTenTimesAsLongWhenItHasAll() {
        silenceTimer.allSent();
        silenceTimer.now();

        assertThat(silenceTimer.silence()).hasMessage("it was silent for 10 min 0 s");
        assertThat(silenceTimer.left()).isGreaterThan(MINUTE.toNanos());
    }
}
