package io.github.dockermaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.ExecSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecParametersTest {
    private static ExecParameters read(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty("docker.exec." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return ExecParameters.read(properties);
    }

    @Test
    void areACommandAndHowItIsRun() {
        assertThat(read(
                        "cmd",
                        "sh -c 'echo \"$X\", ${y}'",
                        "user",
                        "0:0",
                        "workdir",
                        "/tmp",
                        "env.a.b",
                        " c ",
                        "env.X",
                        "",
                        "interactive",
                        "True"))
                .isEqualTo(new ExecParameters(
                        new ExecSpec(
                                List.of("sh", "-c", "echo \"$X\", ${y}"),
                                Optional.of("0:0"),
                                Optional.of("/tmp"),
                                Map.of("X", "", "a.b", " c ")),
                        Optional.of(true)));
        assertThat(read("cmd", "[\"a b\",\"c\"]").command()).isEqualTo(ExecSpec.of(List.of("a b", "c")));
        assertThat(read("cmd", "[ -f /x ]").command().command()).containsExactly("[", "-f", "/x", "]");
    }

    @ParameterizedTest
    @CsvSource({"cmd, ''", "user, root", "cmd, '  '", "cmd, []"})
    void needACommandOfTheCommandLine(String name, String value) {
        assertThatThrownBy(() -> read(name, value))
                .hasMessage("No command is given. Give one on the command line: -Ddocker.exec.cmd=bash,"
                        + " -Ddocker.exec.cmd=\"mysql -e 'show databases'\". That of a POM does not count.");
    }

    @Test
    void rejectWhatCannotBe() {
        assertThatThrownBy(() -> read("cmd", "echo 'a"))
                .hasMessageStartingWith("docker.exec.cmd: 'echo 'a' has a quote ' without an end.");
        assertThatThrownBy(() -> read("cmd", "ls", "workdir", "tmp"))
                .hasMessage("docker.exec.workdir: 'tmp' is no path from the root of the container. Write one, such as"
                        + " /app.");
        assertThatThrownBy(() -> read("cmd", "ls", "env.a=b", "c"))
                .hasMessage("docker.exec.env.NAME: 'a=b' is no name of a variable: it is empty, or has a '='. Correct"
                        + " it.");
        assertThatThrownBy(() -> read("cmd", "ls", "interactive", "yes"))
                .hasMessage("docker.exec.interactive: 'yes' is neither true nor false. Write one of them.");
    }
}
