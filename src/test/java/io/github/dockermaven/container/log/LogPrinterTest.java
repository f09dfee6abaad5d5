package io.github.dockermaven.container.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.container.LogSettings;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.FakeSettings;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import io.github.dockermaven.error.DockerExecutionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logs of several containers of an engine that a server plays. */
@Timeout(20)
class LogPrinterTest {
    private static final LogStyle PLAIN =
            new LogStyle(false, StandardCharsets.UTF_8, Optional.empty(), Optional.empty(), false);
    private static final LogSource USERS = source("shop-users", "users");
    private static final LogSource DB = source("shop-db", "db");
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.multiplexed-stream\r\n\r\n";
    private static final String ENDED = FakeEngine.json("200 OK", "{\"State\":{\"Running\":false}}");
    private static final String RUNNING = FakeEngine.json("200 OK", "{\"State\":{\"Running\":true}}");

    @TempDir
    private Path home;

    private static LogSource source(String name, String alias) {
        return new LogSource(name, alias, alias, "3f2a", "shop/" + alias, LogSettings.DEFAULT);
    }

    private static LogRequest request(Optional<Integer> tail, boolean follow) {
        return new LogRequest(tail, Optional.empty(), Optional.empty(), follow);
    }

    /** A line on standard output at a second, in a frame. */
    private static String line(int second, String text) {
        String content = "2026-11-30T11:00:%02d.000000000Z %s\n".formatted(second, text);
        return "\u0001\0\0\0\0\0\0" + (char) content.length() + content;
    }

    private List<String> print(Script script, LogRequest request, LogSource... sources) throws IOException {
        List<String> lines = new ArrayList<>();
        try (FakeEngine fake = FakeEngine.unix(home.resolve("s"), script);
                EngineSession session = FakeSettings.session(fake, home)) {
            new LogPrinter().print(List.of(sources), request, session, PLAIN, LogSink.of(lines::add));
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

        assertThat(print(engine, request(Optional.empty(), false), USERS, DB))
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
    void asksForNoTimesThatNobodyNeeds() throws IOException {
        List<String> queries = new ArrayList<>();
        Script engine = peer -> {
            if (!peer.head().contains("/logs?")) {
                FakeEngine.routes(Map.of()).play(peer);
                return;
            }
            queries.add(peer.head().replaceFirst("(?s).*\\?(.*) HTTP.*", "$1"));
            peer.say(HEAD + "\u0001\0\0\0\0\0\0\u0002a\n");
        };

        LogRequest since = new LogRequest(
                Optional.empty(),
                Optional.of(Instant.ofEpochSecond(7)),
                Optional.of(Instant.ofEpochSecond(9, 5)),
                false);
        assertThat(print(engine, since, USERS)).containsExactly("users> a");
        assertThat(queries)
                .containsExactly("stdout=true&stderr=true&follow=false&timestamps=false&tail=all&since=7.000000000"
                        + "&until=9.000000005");
    }

    @Test
    void followsOneFromItsBeginAndTakesWhatAnOldEngineDoesNotSendToFollowers() throws IOException {
        List<String> queries = new ArrayList<>();
        Script engine = inTurn(
                Map.of("GET /v1.41/containers/shop-users/json", ENDED),
                queries,
                line(1, "a") + line(2, "b"),
                line(2, "b") + line(2, "of the same time") + line(3, "rest"));

        assertThat(print(engine, request(Optional.of(1), true), USERS))
                .containsExactly("users> a", "users> b", "users> of the same time", "users> rest");
        assertThat(queries).containsExactly("tail=1", "tail=1000&since=1796036402.000000000");
    }

    @Test
    void followsSeveralAfterWhatTheyHaveWritten() throws IOException {
        List<String> queries = new CopyOnWriteArrayList<>();
        Script engine = peer -> {
            String head = peer.head();
            if (!head.contains("/logs?")) {
                FakeEngine.routes(Map.of(
                                "GET /v1.41/containers/shop-users/json",
                                ENDED,
                                "GET /v1.41/containers/shop-db/json",
                                ENDED))
                        .play(peer);
            } else if (head.contains("shop-db")) {
                peer.say(HEAD);
            } else {
                queries.add(head.replaceFirst("(?s).*timestamps=true&(.*) HTTP.*", "$1"));
                peer.say(HEAD + line(1, "a") + (queries.size() == 1 ? "" : line(2, "b")));
            }
        };

        assertThat(print(engine, request(Optional.of(1), true), USERS, DB)).containsExactly("users> a", "users> b");
        assertThat(queries)
                .containsExactly(
                        "tail=1", "tail=1000&since=1796036401.000000000", "tail=1000&since=1796036402.000000000");
    }

    /** More than the last lines may have come meanwhile, or the log's file is another now. */
    @Test
    void readsAllSinceTheLastLineIfThatIsNotAmongTheLastOnes() throws IOException {
        List<String> queries = new ArrayList<>();
        Script engine = inTurn(
                Map.of("GET /v1.41/containers/shop-users/json", ENDED),
                queries,
                line(1, "a"),
                line(5, "e"),
                line(1, "a") + line(2, "b") + line(5, "e"));

        assertThat(print(engine, request(Optional.empty(), true), USERS))
                .containsExactly("users> a", "users> b", "users> e");
        assertThat(queries)
                .containsExactly(
                        "tail=all", "tail=1000&since=1796036401.000000000", "tail=all&since=1796036401.000000000");
    }

    @Test
    void goesOnInALogThatWasRotatedSinceTheLastLine() throws IOException {
        Script engine = inTurn(
                Map.of("GET /v1.41/containers/shop-users/json", ENDED),
                new ArrayList<>(),
                line(1, "a"),
                line(5, "e"),
                line(4, "d") + line(5, "e"));

        assertThat(print(engine, request(Optional.empty(), true), USERS))
                .containsExactly("users> a", "users> d", "users> e");
    }

    @Test
    void followsAContainerThatIsStartedAgain() throws IOException {
        List<String> queries = new ArrayList<>();
        Map<String, String> states = new ConcurrentHashMap<>(Map.of("GET /v1.41/containers/shop-users/json", RUNNING));
        Script engine = inTurn(
                states,
                queries,
                line(1, "first run"),
                line(1, "first run"),
                line(1, "first run") + line(2, "second run"),
                line(2, "second run"));
        Script ending = peer -> {
            if (queries.size() == 3) {
                states.put("GET /v1.41/containers/shop-users/json", ENDED);
            }
            engine.play(peer);
        };

        assertThat(print(ending, request(Optional.of(0), true), USERS))
                .containsExactly("users> first run", "users> second run");
        assertThat(queries).startsWith("tail=0", "tail=1000&since=1796036401.000000000");
    }

    @Test
    void endsWithAContainerThatIsRemoved() throws IOException {
        Script engine = inTurn(Map.of(), new ArrayList<>(), line(1, "a") + line(2, "b"));

        assertThat(print(engine, request(Optional.empty(), true), USERS)).containsExactly("users> a", "users> b");
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
                // Before the answer, after which the next request may come at once.
                Map<String, String> now = Map.copyOf(states);
                if (peer.head().contains("/json")) {
                    states.clear();
                }
                FakeEngine.routes(now).play(peer);
            }
        };

        assertThat(print(removing, request(Optional.empty(), true), USERS)).containsExactly("users> a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"removing", "dead"})
    void endsWithAContainerWhoseLogIsGoneBeforeIt(String status) throws IOException {
        String refusal = FakeEngine.json(
                "409 Conflict",
                "{\"message\":\"can not get logs from container which is dead or marked for removal\"}");
        Script going = peer -> {
            if (peer.head().contains("/logs?") && peer.head().contains("follow=true&")) {
                peer.say(HEAD + line(1, "a"));
            } else if (peer.head().contains("/logs?")) {
                peer.say(refusal);
            } else {
                FakeEngine.routes(Map.of(
                                "GET /v1.41/containers/shop-users/json",
                                FakeEngine.json(
                                        "200 OK", "{\"State\":{\"Status\":\"" + status + "\",\"Running\":false}}")))
                        .play(peer);
            }
        };

        assertThat(print(going, request(Optional.empty(), true), USERS)).containsExactly("users> a");
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

        assertThatThrownBy(() -> print(engine, request(Optional.empty(), true), USERS))
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

        assertThatThrownBy(() -> print(engine, request(Optional.empty(), true), USERS))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageStartingWith("The log of container shop-users broke off: it ends within a frame.");
    }
}
