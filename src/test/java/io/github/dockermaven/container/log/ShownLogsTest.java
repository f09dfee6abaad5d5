package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.container.StartedContainer.Change;
import io.github.dockermaven.container.TestRequest;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logs of started containers, of an engine that a server plays. */
@Timeout(20)
class ShownLogsTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\n\r\n";
    private static final String LINE = "\u0001\0\0\0\0\0\0!" + "2026-11-30T11:00:01.000000000Z a\n";
    private static final String ID = "3f2a55e7c1d09a0b1c2d";

    @TempDir
    private Path home;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> warnings = new LinkedBlockingQueue<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /** An engine that sends a line, and then nothing until the test ends. */
    private Script waiting() {
        return peer -> {
            if (peer.head().contains("/logs?")) {
                queries.add(peer.head().replaceFirst("(?s)GET /v1.41/(.*)\\?.*follow=(.*) HTTP.*", "$1 $2"));
                peer.say(HEAD + LINE);
                end.await();
            } else {
                FakeEngine.routes(Map.of()).play(peer);
            }
        };
    }

    private static EngineContainer container() {
        return new EngineContainer(
                ID,
                "users-1",
                "shop/users",
                "sha256:1",
                new EngineContainer.State(
                        "running",
                        true,
                        false,
                        false,
                        0,
                        "",
                        Optional.empty(),
                        "",
                        0,
                        Optional.of(Instant.ofEpochSecond(7))),
                null,
                List.of(),
                Map.of(),
                Map.of());
    }

    private static LogSettings toFile(Path file) {
        return new LogSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(file));
    }

    private ShownLogs open(EngineSession session, ContainerRequest... shown) {
        LogStyle style = new LogStyle(false, StandardCharsets.UTF_8, Optional.empty(), Optional.empty(), false);
        return new ShownLogs(session, List.of(shown), style, lines::add, warnings::add);
    }

    @ParameterizedTest
    @CsvSource({"CREATED, tail=all", "RECREATED, tail=all", "RESTARTED, tail=all&since=7.000000000", "KEPT, tail=0"})
    void areShownFromTheBeginOfWhatWasStarted(Change change, String part) throws Exception {
        ContainerRequest users = TestRequest.of("users").build();
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), waiting());
                EngineSession session = FakeSettings.session(fake, home);
                ShownLogs logs = open(session, users)) {
            logs.follow(users, container(), change);
            logs.follow(TestRequest.of("db").build(), container(), change);
            assertThat(lines.take()).isEqualTo("users> a");
            // As a second start does that keeps it.
            logs.follow(users, container(), Change.KEPT);
        }
        end.countDown();
        assertThat(queries).containsExactly("containers/3f2a55e7c1d0/logs true&timestamps=true&" + part);
        assertThat(warnings).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(each -> each.getName().equals("docker-log-users"));
    }

    @Test
    void areInTheFileOfTheirSettings() throws Exception {
        Path file = home.resolve("logs/all.log");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "of an earlier start");
        ContainerRequest users = TestRequest.of("users").log(toFile(file)).build();
        ContainerRequest db = TestRequest.of("db").log(toFile(file)).build();
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), waiting());
                EngineSession session = FakeSettings.session(fake, home);
                ShownLogs logs = open(session, users, db)) {
            logs.follow(users, container(), Change.CREATED);
            logs.follow(db, container(), Change.CREATED);
            // Nobody waits for a buffer to be full.
            while (Files.size(file) < "users> a\ndb> a\n".length()) {
                Thread.sleep(10);
            }
        }
        end.countDown();
        assertThat(Files.readAllLines(file)).containsExactlyInAnyOrder("users> a", "db> a");
        assertThat(lines).isEmpty();
    }

    @Test
    void areNotWrittenWhereAFolderIs() throws IOException {
        ContainerRequest users = TestRequest.of("users").log(toFile(home)).build();
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), waiting());
                EngineSession session = FakeSettings.session(fake, home);
                ShownLogs logs = open(session, users)) {
            assertThatThrownBy(() -> logs.follow(users, container(), Change.CREATED))
                    .hasMessageStartingWith("File " + home + " of <log> cannot be written: ")
                    .hasMessageEndingWith(". Name one in a folder that may be written to.");
        }
    }

    @Test
    void areMissedWithAWarning() throws Exception {
        String refusal =
                FakeEngine.json("500 Error", "{\"message\":\"configured logging driver does not support reading\"}");
        Script none = peer -> {
            if (peer.head().contains("/logs?")) {
                peer.say(refusal);
            } else {
                FakeEngine.routes(Map.of(
                                "GET /v1.41/containers/3f2a55e7c1d0/json",
                                FakeEngine.json("200 OK", "{\"State\":{\"Running\":true}}")))
                        .play(peer);
            }
        };
        ContainerRequest users = TestRequest.of("users").build();
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), none);
                EngineSession session = FakeSettings.session(fake, home);
                ShownLogs logs = open(session, users)) {
            logs.follow(users, container(), Change.CREATED);
            assertThat(warnings.take())
                    .isEqualTo("The log of users is shown no further: The log of container 3f2a55e7c1d0 cannot be read:"
                            + " configured logging driver does not support reading. Its log driver keeps nothing that can be"
                            + " read: choose json-file or local for <log><driver>.");
        }
    }
}
