package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "0, without an error",
        "1, the program's own error",
        "42, the program's own error",
        "125, the docker command or a script",
        "126, cannot be run",
        "127, was not found",
        "130, signal 2",
        "134, SIGABRT",
        "137, SIGKILL",
        "139, SIGSEGV",
        "143, SIGTERM",
        "162, ended by signal 34",
        "255, outside of 0 to 254",
        "-1, the program's own error"
    })
    void codesHaveAMeaning(int code, String meaning) {
        assertThat(ExitCode.meaning(code)).contains(meaning);
    }

    @Test
    void memoryOfTheMachineIsNoLimitOfTheContainer() {
        assertThat(ExitCode.outOfMemory("it", Optional.empty()))
                .contains("the machine's memory")
                .doesNotContain("<memory>");
    }
}
