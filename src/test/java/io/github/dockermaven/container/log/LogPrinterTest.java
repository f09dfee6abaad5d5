package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs of several containers of an engine that a server plays. */
@Timeout(20)
class LogPrinterTest {
    private static final LogSource USERS = new LogSource("shop-users", "users");
    private static final LogSource DB = new LogSource("shop-db", "db");
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\n\r\n";
    private static final String ENDED = FakeEngine.json("200 OK", "{\"State\":{\"Running\":false}}");
    private static final String RUNNING = FakeEngine.json("200 OK", "{\"State\":{\"Running\":true}}");

    @TempDir
    private Path home;

    /** A line on standard output at a second, in a frame. */
    private static String line(int second, String text) {
        String content = "2026-11-30T11:00:%02d.000000000Z %s\n".formatted(second, text);
        return "\u0001\0\0\0\0\0\0" + (char) content.length() + content;
    }

    private List<String> print(Script script, LogRequest request, LogSource... sources) throws IOException {
        List<String> lines = new ArrayList<>();
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), script);
                EngineSession session = FakeSettings.session(fake, home)) {
            LogOutput out = new LogOutput(List.of(sources), false, lines::add);
            new LogPrinter().print(List.of(sources), request, session, out);
        }
        return lines;
    }

    @Test
    void printsByTimeOverAll() throws IOException {
        Script engine = FakeEngine.routes(Map.of(
                "GET /v1.41/containers/shop-users/logs",
                HEAD + line(2, "b") + line(3, "c") + line(9, "e"),
                "GET /v1.41/containers/shop-db/logs",
                HEAD + line(1, "a") + line(5, "d")));

        assertThat(print(engine, new LogRequest(Optional.empty(), false), USERS, DB))
                .containsExactly("db>    a", "users> b", "users> c", "db>    d", "users> e");
    }

    /** Answers requests for a log one after another. */
    private static Script inTurn(Map<String, String> others, List<String> queries, String... logs) {
        return peer -> {
            if (!peer.head().contains("/logs?")) {
                FakeEngine.routes(others).play(peer);
                return;
            }
            String answer;
            synchronized (queries) {
                queries.add(peer.head().replaceFirst("(?s).*timestamps=true&(.*) HTTP.*", "$1"));
                answer = logs[queries.size() - 1];
            }
            peer.say(HEAD + answer);
        };
    }

    @Test
    void followsFromTheLastLineOnAndTakesWhatAnOldEngineDoesNotSendToFollowers() throws IOException {
        List<String> queries = new ArrayList<>();
        Script engine = inTurn(
                Map.of("GET /v1.41/containers/shop-users/json", ENDED),
                queries,
                line(1, "a"),
                line(2, "b"),
                line(3, "rest"));

        assertThat(print(engine, new LogRequest(Optional.of(1), true), USERS))
                .containsExactly("users> a", "users> b", "users> rest");
        assertThat(queries)
                .containsExactly(
                        "tail=1", "tail=all&since=1796036401.000000001", "tail=all&since=1796036402.000000001");
    }

    @Test
    void followsAContainerThatIsStartedAgain() throws IOException {
        List<String> queries = new ArrayList<>();
        Map<String, String> states = new ConcurrentHashMap<>(Map.of("GET /v1.41/containers/shop-users/json", RUNNING));
        Script engine = inTurn(states, queries, "", line(1, "first run"), "", line(2, "second run"), "");
        Script ending = peer -> {
            if (queries.size() == 4) {
                states.put("GET /v1.41/containers/shop-users/json", ENDED);
            }
            engine.play(peer);
        };

        assertThat(print(ending, new LogRequest(Optional.of(0), true), USERS))
                .containsExactly("users> first run", "users> second run");
        assertThat(queries).startsWith("tail=0", "tail=0", "tail=all&since=1796036401.000000001");
    }

    @Test
    void endsWithAContainerThatIsRemoved() throws IOException {
        Script engine = inTurn(Map.of(), new ArrayList<>(), line(1, "a"), line(2, "b"));

        assertThat(print(engine, new LogRequest(Optional.empty(), true), USERS))
                .containsExactly("users> a", "users> b");
    }

    @Test
    void endsWithAContainerThatTheEngineRemovesAtItsEnd() throws IOException {
        Map<String, String> states = new ConcurrentHashMap<>(Map.of("GET /v1.41/containers/shop-users/json", ENDED));
        Script removing = peer -> {
            if (peer.head().contains("/logs?") && !peer.head().contains("follow=true&")) {
                FakeEngine.routes(states.isEmpty() ? Map.of() : Map.of("GET /v1.41/containers/shop-users/logs", HEAD))
                        .play(peer);
            } else if (peer.head().contains("/logs?")) {
                peer.say(HEAD + line(1, "a"));
            } else {
                FakeEngine.routes(Map.copyOf(states)).play(peer);
                if (peer.head().contains("/json")) {
                    states.clear();
                }
            }
        };

        assertThat(print(removing, new LogRequest(Optional.empty(), true), USERS))
                .containsExactly("users> a");
    }

    @Test
    void endsAtOnceWhenTheGoalIsInterrupted() throws IOException {
        CountDownLatch hold = new CountDownLatch(1);
        Thread goal = Thread.currentThread();
        Script engine = peer -> {
            if (peer.head().contains("follow=true")) {
                peer.say(HEAD);
                goal.interrupt();
                hold.await();
            } else {
                FakeEngine.routes(Map.of("GET /v1.41/containers/shop-users/logs", HEAD))
                        .play(peer);
            }
        };

        assertThatThrownBy(() -> print(engine, new LogRequest(Optional.empty(), true), USERS))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage("Following the logs was interrupted.");
        assertThat(Thread.interrupted()).isTrue();
        hold.countDown();
    }

    @Test
    void endsWithTheFirstLogThatBreaksOff() {
        Script engine = peer -> {
            if (peer.head().contains("follow=true")) {
                peer.say(HEAD + "\u0001\0\0");
            } else {
                FakeEngine.routes(Map.of("GET /v1.41/containers/shop-users/logs", HEAD))
                        .play(peer);
            }
        };

        assertThatThrownBy(() -> print(engine, new LogRequest(Optional.empty(), true), USERS))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith("The log of container shop-users broke off: it ends within a frame.");
    }
}
