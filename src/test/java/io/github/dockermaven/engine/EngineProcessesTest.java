package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.terminal.TerminalSize;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses that a real engine does not give on demand: a server plays the engine. */
@Timeout(20)
class EngineProcessesTest {
    private static final String UPGRADED = "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n";
    private static final String STREAM = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";
    private static final ExecSpec LS = ExecSpec.of(List.of("ls", "secret"));

    @TempDir
    private Path home;

    private List<String> with(Script script, Consumer<EngineProcesses> use) {
        return FakeSettings.requests(home, script, session -> use.accept(session.processes()));
    }

    private static Map<String, String> exec(String output, String state) {
        Map<String, String> answers = new HashMap<>();
        answers.put("POST /v1.41/containers/a1/exec", FakeEngine.json("201 Created", "{\"Id\":\"e1\"}"));
        answers.put("POST /v1.41/exec/e1/start", STREAM + output);
        answers.put("GET /v1.41/exec/e1/json", state);
        return answers;
    }

    private static String ended(int code) {
        return FakeEngine.json("200 OK", "{\"Running\":false,\"ExitCode\":" + code + "}");
    }

    /** The server writes UTF-8: a length whose bytes are no characters of one byte is filled up. */
    private static String frame(String text) {
        String filled = text.length() < 128 ? text : text + " ".repeat(256 - text.length());
        return "\1\0\0\0\0\0" + (char) (filled.length() >> 8) + (char) (filled.length() & 0xff) + filled;
    }

    private static String read(AttachedProcess process) {
        StringBuilder text = new StringBuilder();
        for (Optional<LogFrame> frame = process.next(); frame.isPresent(); frame = process.next()) {
            text.append(new String(frame.get().bytes(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void runsACommandInAContainer() {
        List<String> requests = with(FakeEngine.routes(exec(frame("hello"), ended(3))), processes -> {
            try (AttachedProcess process = processes.exec("a1", "db", LS, ProcessInput.NONE)) {
                assertThat(read(process)).isEqualTo("hello");
                assertThat(process.exitCode()).isEqualTo(3);
            }
        });
        assertThat(requests)
                .containsExactly(
                        "POST /v1.41/containers/a1/exec", "POST /v1.41/exec/e1/start", "GET /v1.41/exec/e1/json");
    }

    @Test
    void givesACommandItsInputToTheEnd() {
        Script script = peer -> {
            if (peer.head().startsWith("POST /v1.41/exec/e1/start")) {
                assertThat(peer.head()).contains("Upgrade: tcp");
                String body = peer.read("{\"Detach\":false,\"Tty\":true,\"ConsoleSize\":[40,132]}".length());
                peer.say(UPGRADED);
                peer.say(body + peer.read(4) + peer.drain());
            } else {
                FakeEngine.routes(exec("", ended(0))).play(peer);
            }
        };
        with(script, processes -> {
            ProcessInput input = ProcessInput.of(input("keys"), new TerminalSize(132, 40));
            try (AttachedProcess process = processes.exec("a1", "db", LS, input)) {
                assertThat(read(process)).isEqualTo("{\"Detach\":false,\"Tty\":true,\"ConsoleSize\":[40,132]}keys0");
                assertThat(process.exitCode()).isZero();
            }
        });
    }

    @Test
    void setsTheSizeOnceTheCommandRuns() {
        Script script = new Script() {
            private int trials;

            @Override
            public synchronized void play(FakeEngine.Peer peer) throws Exception {
                Map<String, String> answers = exec("", ended(0));
                answers.put(
                        "POST /v1.41/exec/e1/resize",
                        ++trials < 5
                                ? FakeEngine.json("500 Internal Server Error", "{\"message\":\"not started\"}")
                                : FakeEngine.json("200 OK", ""));
                FakeEngine.routes(answers).play(peer);
            }
        };
        List<String> requests = with(script, processes -> {
            try (AttachedProcess process = processes.exec("a1", "db", LS, ProcessInput.NONE)) {
                process.resize(new TerminalSize(132, 40));
            }
        });
        assertThat(requests).endsWith("POST /v1.41/exec/e1/resize?h=40&w=132");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OCI runtime exec failed: exec failed: unable to start container process: exec: "ls": executable file not found in $PATH: unknown | exec: "ls": executable file not found in $PATH. The container lacks this program. A line for a shell begins with sh -c, if it has one.
            OCI runtime exec failed: exec failed: container_linux.go:380: starting container process caused: exec: "/etc": permission denied: unknown | container_linux.go:380: starting container process caused: exec: "/etc": permission denied. It is a folder, or not executable for this user: begin with its interpreter, or name another by -Ddocker.exec.user.
            OCI runtime exec failed: exec failed: container_linux.go:380: starting container process caused: read init-p: connection reset by peer: unknown | container_linux.go:380: starting container process caused: read init-p: connection reset by peer. The container has ended meanwhile: see its log with 'mvn docker:logs'.
            unable to find user x: no matching entries in passwd file | unable to find user x: no matching entries in passwd file. The container has no such name in its /etc/passwd or /etc/group: give -Ddocker.exec.user by numbers.
            OCI runtime exec failed: exec failed: unable to start container process: chdir to cwd ("/x") set in config.json failed: no such file or directory: unknown | chdir to cwd ("/x") set in config.json failed: no such file or directory. Name a folder that the container has by -Ddocker.exec.workdir.
            """)
    void saysWhyACommandCannotBeRun(String words, String reason) {
        with(FakeEngine.routes(exec(frame(words + "\r\n"), ended(126))), processes -> {
            try (AttachedProcess process = processes.exec("a1", "db", LS, ProcessInput.NONE)) {
                read(process);
                assertThatThrownBy(process::exitCode)
                        .isInstanceOf(DockerFailureException.class)
                        .hasMessage("Command 'ls' in container 'db' cannot be run (exit code 126): " + reason);
            }
        });
    }

    @Test
    void leavesACommandItsOwnCode() {
        with(FakeEngine.routes(exec(frame("sh: nope: not found"), ended(127))), processes -> {
            try (AttachedProcess process = processes.exec("a1", "db", LS, ProcessInput.NONE)) {
                read(process);
                assertThat(process.exitCode()).isEqualTo(127);
            }
        });
    }

    @Test
    void hasNoExitCodeIfTheContainerOrTheEngineIsGone() {
        String gone = FakeEngine.json("404 Not Found", "{\"message\":\"No such exec instance\"}");
        with(FakeEngine.routes(exec("", gone)), processes -> {
            try (AttachedProcess process = processes.exec("a1", "db", LS, ProcessInput.NONE)) {
                assertThatThrownBy(process::exitCode)
                        .hasMessage("Command 'ls' in container 'db' has no exit code: the container has ended"
                                + " meanwhile, and was removed.");
            }
        });
        Map<String, String> restarted = exec("", gone);
        restarted.put("GET /v1.41/containers/a1/json", FakeEngine.json("200 OK", "{\"Id\":\"a1\",\"Name\":\"/db\"}"));
        with(FakeEngine.routes(restarted), processes -> {
            try (AttachedProcess process = processes.exec("a1", "db", LS, ProcessInput.NONE)) {
                assertThatThrownBy(process::exitCode)
                        .hasMessage("Command 'ls' in container 'db' has no exit code: the engine does not know it any"
                                + " more, as after a restart of the engine.");
            }
        });
        with(FakeEngine.routes(exec("", "")), processes -> {
            try (AttachedProcess process = processes.exec("a1", "db", LS, ProcessInput.NONE)) {
                assertThatThrownBy(process::exitCode)
                        .isInstanceOf(DockerExecutionException.class)
                        .hasMessageStartingWith("Command 'ls' in container 'db' broke off: The engine at unix://")
                        .hasMessageEndingWith(". If the engine was stopped, start it and try again; else see its log.");
            }
        });
    }

    @Test
    void isRefusedByTheEngine() {
        Map<String, String> answers = Map.of(
                "POST /v1.41/containers/a1/exec",
                FakeEngine.json("409 Conflict", "{\"message\":\"Container a1 is not running\"}"));
        with(FakeEngine.routes(answers), processes -> assertThatThrownBy(
                        () -> processes.exec("a1", "db", LS, ProcessInput.NONE))
                .hasMessage("Command 'ls' in container 'db' cannot be run: Container a1 is not running. It has"
                        + " ended: see its log with 'mvn docker:logs'."));
    }

    private static ContainerSpec spec(boolean isRemoved) {
        return Containers.plain().withHost(Containers.HOST.withAutoRemove(isRemoved));
    }

    private static Map<String, String> container(String wait) {
        return Map.of(
                "POST /v1.41/containers/a1/attach", STREAM + frame("hello"),
                "POST /v1.41/containers/a1/wait", STREAM + wait,
                "POST /v1.41/containers/a1/start", NO_CONTENT);
    }

    @Test
    void startsAContainerWhenItsOutputAndEndAreHeard() {
        List<String> requests = with(FakeEngine.routes(container("{\"StatusCode\":5}")), processes -> {
            try (AttachedProcess process = processes.start("a1", "db", spec(true), ProcessInput.NONE)) {
                assertThat(read(process)).isEqualTo("hello");
                assertThat(process.exitCode()).isEqualTo(5);
            }
        });
        assertThat(requests)
                .containsExactly(
                        "POST /v1.41/containers/a1/attach?stream=1&stdin=0&stdout=1&stderr=1"
                                + "&detachKeys=ctrl-%40%2Cctrl-%5D%2Cctrl-%40%2Cctrl-%5D%2Cctrl-%40",
                        "POST /v1.41/containers/a1/wait?condition=removed", "POST /v1.41/containers/a1/start");
    }

    @Test
    void hasNoExitCodeOfAContainerThatTheEngineDoesNotTell() {
        with(FakeEngine.routes(container("")), processes -> {
            try (AttachedProcess process = processes.start("a1", "db", spec(false), ProcessInput.NONE)) {
                assertThatThrownBy(process::exitCode)
                        .hasMessage("Container 'db' broke off: the engine does not say how it ended. If the engine was"
                                + " stopped, start it and try again; else see its log.");
            }
        });
        String error = "{\"StatusCode\":1,\"Error\":{\"Message\":\"disk is full.\"}}";
        with(FakeEngine.routes(container(error)), processes -> {
            try (AttachedProcess process = processes.start("a1", "db", spec(false), ProcessInput.NONE)) {
                assertThatThrownBy(process::exitCode)
                        .hasMessage("Container 'db' ends with an error of the engine: disk is full. See the engine's"
                                + " log.");
            }
        });
    }
}
