package io.github.dockermaven.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerSignalTest {
    @ParameterizedTest
    @CsvSource({
        "KILL, SIGKILL",
        "SIGHUP, SIGHUP",
        "usr1, SIGUSR1",
        "sigterm, SIGTERM",
        "9, 9",
        "64, 64",
        "RTMIN+3, SIGRTMIN+3",
        "RTMAX, SIGRTMAX"
    })
    void isANameOrANumber(String text, String name) {
        assertThat(ContainerSignal.parse(text).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "-9", "SIG", "SIG9X", "KILL;rm", "RTMIN+16", "K ILL"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> ContainerSignal.parse(text))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("docker.kill.signal: there is no signal '" + text + "'. ");
    }

    @Test
    void namesTheNearest() {
        assertThatThrownBy(() -> ContainerSignal.parse("SIGHPU"))
                .hasMessage("docker.kill.signal: there is no signal 'SIGHPU'. Did you mean 'HUP'?");
        assertThatThrownBy(() -> ContainerSignal.parse("everything"))
                .hasMessageEndingWith("Write one such as KILL, HUP or USR1, or its number from 1 to 64.");
    }
}
