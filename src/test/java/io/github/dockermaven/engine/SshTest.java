package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine through ssh, which is replaced by a script of the test; a real one is in the test ssh-engine. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a shell script")
@Timeout(60)
class SshTest {
    private static final String PING =
            "printf 'HTTP/1.1 200 OK\\r\\nApi-Version: 1.41\\r\\nOSType: linux\\r\\nContent-Length: 2\\r\\n\\r\\nOK'\n";

    @TempDir
    private Path home;

    private Path arguments;

    @BeforeEach
    void nameFiles() {
        arguments = home.resolve("arguments");
    }

    /** @param script the end of the script, which records its arguments and its own process first */
    private void ssh(String script) throws IOException {
        Path file = Files.createDirectories(home.resolve("bin")).resolve("ssh");
        Files.writeString(
                file,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + arguments + "'\necho $$ >'" + home.resolve("pid") + "'\n"
                        + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private EngineConnection connect(String host, Duration timeout) {
        Map<String, String> environment = Map.of("PATH", home.resolve("bin") + ":/usr/bin:/bin", "MARK", "ours");
        return new EngineConnector(FakeSettings.at(host, timeout, environment, home), home).connect();
    }

    private EngineConnection connect(String host) {
        return connect(host, Duration.ofSeconds(20));
    }

    private ProcessHandle process() throws IOException {
        return ProcessHandle.of(
                        Long.parseLong(Files.readString(home.resolve("pid")).strip()))
                .orElse(null);
    }

    private void assertEnded() throws Exception {
        ProcessHandle process = process();
        if (process != null) {
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void runsDockerOnTheHost() throws Exception {
        ssh("echo \"$MARK\" >>'" + arguments + "'\n" + PING);
        try (EngineConnection engine = connect("ssh://me@build.example.org:2222/run/user/1000/docker.sock")) {
            assertThat(engine.apiVersion()).isEqualTo("1.41");
            assertThat(arguments)
                    .content()
                    .isEqualTo("-o\nConnectTimeout=30\n-o\nBatchMode=yes\n-T\n-l\nme\n-p\n2222\n--\nbuild.example.org\n"
                            + "docker\n--host=unix:///run/user/1000/docker.sock\nsystem\ndial-stdio\nours\n");
        }
        assertEnded();
        connect("ssh://[::1]").close();
        assertThat(arguments).content().contains("-T\n--\n::1\ndocker\nsystem\ndial-stdio\n");
    }

    @Test
    void sendsABodyOfAnySizeWithItsEnd() throws Exception {
        ssh(
                "case $MARK$(head -n 1) in\n*POST*) printf 'HTTP/1.1 200 OK\\r\\n\\r\\n'; tail -c 200 | tr -d '\\r\\n';;\n*) "
                        + PING + ";;\nesac\n");
        try (EngineConnection engine = connect("ssh://h")) {
            Request load = Request.builder()
                    .method(Request.Method.POST)
                    .path("/build")
                    .hijackedInput(
                            new ByteArrayInputStream("x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8)))
                    .build();
            try (Response response = engine.http().execute(load);
                    InputStream body = response.getBody()) {
                // tail ends only when its input does.
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("x".repeat(200));
            }
        }
        assertEnded();
    }

    @Test
    void endsSshThatIsSilentForTooLong() throws Exception {
        ssh("exec sleep 1000\n");
        assertThatThrownBy(() -> connect("ssh://h", Duration.ofSeconds(1)))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("no answer for 1 s. Check the address");
        assertEnded();
    }

    @Test
    void endsSshThatDoesNotWantTo() throws Exception {
        ssh("trap '' TERM\n" + PING + "while :; do sleep 0.2; done\n");
        connect("ssh://h").close();
        assertEnded();
    }

    @Test
    void endsSshWhenInterrupted() throws Exception {
        ssh("exec sleep 1000\n");
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(() -> {
            try {
                connect("ssh://h");
            } catch (RuntimeException e) {
                failure[0] = e;
            }
        });
        thread.start();
        while (!Files.exists(home.resolve("pid")) || Files.size(home.resolve("pid")) == 0) {
            Thread.sleep(20);
        }
        thread.interrupt();
        thread.join();
        assertThat(failure[0]).hasMessageContaining("interrupted");
        assertEnded();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            255 | No ED25519 host key is known for h and you have requested strict checking.\\nHost key verification failed. | ssh does not know the key of host h. Log in once with ssh
            255 | WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!\\nHost key verification failed. | the key of host h is not the one that ssh knows. Find out why
            255 | me@h: Permission denied (publickey). | host h accepts none of ssh's keys (me@h: Permission denied (publickey).). Add the key to ssh-agent
            255 | ssh: Could not resolve hostname h: Name or service not known | unknown host h. Check the name
            255 | ssh: connect to host h port 22: Connection refused | connection refused by host h. Check that sshd runs
            255 | ssh: connect to host h port 22: Connection timed out | no answer from host h. Check the address
            255 | no such identity\\nsomething new | ssh ended with exit code 255: something new. Log in with ssh
            127 | sh: 1: docker: not found | there is no docker command on host h. Install Docker there
            1 | docker: 'system dial-stdio' is not a docker command. | Docker on host h is older than 18.09. Update it.
            1 | dial unix /var/run/docker.sock: connect: permission denied | the user is not allowed to use the engine on host h. Add the user to the docker group
            1 | dial unix /var/run/docker.sock: connect: no such file or directory | no engine listens on host h (dial unix /var/run/docker.sock: connect: no such file or directory). Start it there
            3 | odd | ssh ended with exit code 3: odd. Run `docker system dial-stdio` on host h.
            """)
    void reportsWhatWentWrong(int exitCode, String errors, String message) throws Exception {
        ssh("printf '" + errors.replace("'", "'\\''") + "\\n' >&2\nexit " + exitCode + "\n");
        assertThatThrownBy(() -> connect("ssh://h"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith("The Docker Engine at ssh://h (from docker.host) does not answer: " + message);
        assertEnded();
    }

    @Test
    void reportsThatThereIsNoSsh() {
        Map<String, String> environment = Map.of("PATH", home.resolve("bin").toString());
        EngineSettings settings = FakeSettings.at("ssh://h", Duration.ofSeconds(5), environment, home);
        assertThatThrownBy(() -> new EngineConnector(settings, home).connect())
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("there is no ssh on the PATH. Install OpenSSH's client");
    }
}
