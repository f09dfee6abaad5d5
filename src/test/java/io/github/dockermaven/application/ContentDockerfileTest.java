package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.dockerfile.Command;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDockerfileTest {
    private static ImageContent content(
            Map<String, String> env, List<String> ports, List<String> volumes, String user) {
        return new ImageContent(
                Optional.of("base:1"),
                Optional.empty(),
                env,
                Map.of(),
                ports,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.ofNullable(volumes),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(user));
    }

    @Test
    void hasALineForEachPart() {
        ImageContent content = new ImageContent(
                Optional.of("base:1"),
                Optional.of("ada@example.com"),
                Map.of("PATH", "/opt:$PATH"),
                Map.of("team", "a b"),
                List.of("8080", "53/UDP"),
                Optional.of("/work"),
                List.of("/bin/sh", "-ec"),
                List.of(Command.shell("make"), Command.exec(List.of("a", "b c"))),
                Optional.of(List.of("/data", "$HOME/x")),
                Optional.of(new Healthcheck(
                        Command.shell("ok || exit 1"),
                        Optional.of("30s"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(2))),
                Optional.of(Command.exec(List.of("serve"))),
                Optional.of(Command.shell("exec app")),
                Optional.of("app:app"));

        assertThat(ContentDockerfile.generate(content, List.of())).isEqualTo("""
                FROM base:1
                MAINTAINER ada@example.com
                ENV PATH="/opt:$PATH"
                LABEL team="a b"
                EXPOSE 8080
                EXPOSE 53/udp
                WORKDIR /work
                SHELL ["/bin/sh","-ec"]
                RUN make
                RUN ["a","b c"]
                VOLUME /data
                VOLUME $HOME/x
                HEALTHCHECK --interval=30s --retries=2 CMD ok || exit 1
                ENTRYPOINT exec app
                CMD ["serve"]
                USER app:app
                """);
    }

    @Test
    void hasNothingThatIsNotGiven() {
        assertThat(ContentDockerfile.generate(content(Map.of(), List.of(), List.of(), null), List.of()))
                .isEqualTo("FROM base:1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "$HOME, \"$HOME\"",
        "${HOME}/x, \"${HOME}/x\"",
        "${HOME:-y}, \"${HOME:-y}\"",
        "${not.docker}, \"\\${not.docker}\"",
        "5$, \"5\\$\"",
        "a\\b, \"a\\\\b\""
    })
    void leavesVariablesToDockerAndOthersToTheLetter(String value, String written) {
        assertThat(ContentDockerfile.generate(content(Map.of("X", value), List.of(), List.of(), null), List.of()))
                .isEqualTo("FROM base:1\nENV X=" + written + "\n");
    }

    @Test
    void refusesWhatNoDockerfileCanHave() {
        assertThatThrownBy(() ->
                        ContentDockerfile.generate(content(Map.of(), List.of("http"), List.of(), null), List.of()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Port 'http' is not valid.");
        assertThatThrownBy(() ->
                        ContentDockerfile.generate(content(Map.of(), List.of(), List.of("data"), null), List.of()))
                .hasMessageStartingWith("Volume 'data' is not an absolute path in the image.");
        assertThatThrownBy(() -> ContentDockerfile.generate(content(Map.of(), List.of(), List.of(), "a b"), List.of()))
                .hasMessageStartingWith("user 'a b' has white space in it.");
    }

    @Test
    void refusesACommandThatDoesNotStartAsItSays() {
        Command command = Command.exec(List.of("java", "-Xmx64m -Xms32m", "-jar", "app.jar"));

        assertThatThrownBy(() -> ContentDockerfile.generate(starting(null, command), List.of()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("entryPoint '-Xmx64m -Xms32m' has a blank");
        assertThatThrownBy(() -> ContentDockerfile.generate(starting(command, null), List.of()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("cmd '-Xmx64m -Xms32m' has a blank");
        assertThat(ContentDockerfile.generate(starting(command, Command.exec(List.of("/start"))), List.of()))
                .contains("ENTRYPOINT [\"/start\"]", "CMD [\"java\",\"-Xmx64m -Xms32m\"");
    }

    private static ImageContent starting(Command cmd, Command entrypoint) {
        return new ImageContent(
                Optional.of("base:1"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(cmd),
                Optional.ofNullable(entrypoint),
                Optional.empty());
    }
}
