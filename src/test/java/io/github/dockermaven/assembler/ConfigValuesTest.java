package io.github.dockermaven.assembler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigValuesTest {
    @ParameterizedTest
    @CsvSource({
        "8080, [8080/tcp]",
        "53/UDP, [53/udp]",
        "0, [0/tcp]",
        "65535/sctp, [65535/sctp]",
        "7000-7002, '[7000/tcp, 7001/tcp, 7002/tcp]'",
        "80/, [80/tcp]",
        "8443:443, [443/tcp]",
        "127.0.0.1:81:82/udp, [82/udp]"
    })
    void readsPorts(String word, String ports) {
        assertThat(ExposedPorts.parse(word)).hasToString(ports);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "-1",
                "65536",
                "999999999999",
                "2-1",
                "1-",
                "80/http",
                "/tcp",
                "1.5",
                "a:80",
                "1-3:80-81",
                "999.1.1.1:1:2"
            })
    void refusesWhatIsNoPort(String word) {
        assertThatThrownBy(() -> ExposedPorts.parse(word)).isInstanceOf(DockerFailureException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGTERM", "term", "Sigquit", "9", "RTMIN", "SIGRTMIN+15", "RTMAX-14", "WINCH"})
    void knowsSignals(String signal) {
        assertThatCode(() -> StopSignals.check(signal)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "SIG", "NOTHING", "RTMIN+16", "RTMAX-15", "SIGSIGTERM"})
    void refusesWhatIsNoSignal(String signal) {
        assertThatThrownBy(() -> StopSignals.check(signal)).isInstanceOf(DockerFailureException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, 1000",
        "1000:2, 1000, 2",
        "root, 0, 0",
        "root:5, 0, 5",
        ":5, 0, 5",
        "5:, 5, 0",
        "007, 7, 7",
        "2147483647, 2147483647, 2147483647"
    })
    void readsOwners(String text, int uid, int gid) {
        assertThat(Owner.parse(text)).contains(new Owner(uid, gid));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "1:app", "app:1", "-1", "2147483648", "1:2:3", "1.0"})
    void leavesNamesToOthers(String text) {
        assertThat(Owner.parse(text)).isEmpty();
    }

    @Test
    void keepsAbsolutePathsAsTheyAreAndShortensRelativeOnes() {
        assertThat(ImagePath.workdir("/a", "/b/../c/")).isEqualTo("/b/../c/");
        assertThat(ImagePath.workdir("/a/b", "../c/")).isEqualTo("/a/c");
        assertThat(ImagePath.workdir("", "x")).isEqualTo("/x");
        assertThat(ImagePath.workdir("/", "..")).isEqualTo("/");
        assertThat(ImagePath.clean("/../a/./b//c/..")).isEqualTo("a/b");
    }
}
