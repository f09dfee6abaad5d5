package io.github.dockermaven.engine;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.FakeEngine.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Settings of a server that plays an engine, and a session with it. */
public final class FakeSettings {
    private FakeSettings() {}

    /** @param home the user's home folder, which contains all of the user's configuration */
    public static EngineSettings of(FakeEngine fake, Path home) {
        return at(fake.address().toString(), Duration.ofSeconds(10), Map.of(), home);
    }

    /** Returns the settings of a user who named the engine's address. */
    public static EngineSettings at(String host, Duration timeout, Map<String, String> environment, Path home) {
        return new EngineSettings(
                Optional.of(host), Optional.empty(), timeout, environment, home, Optional.empty(), false);
    }

    /** Returns a session with the server, whose progress nobody watches. */
    public static EngineSession session(FakeEngine fake, Path home) {
        return new EngineSession(of(fake, home), new RecordedProgress());
    }

    /** Returns the requests of a session with an engine that plays a script, but for its ping. */
    static List<String> requests(Path home, Script script, Consumer<EngineSession> use) {
        Path socket = home.resolve("s");
        try (FakeEngine fake = FakeEngine.unix(socket, script);
                EngineSession session = session(fake, home)) {
            use.accept(session);
            return fake.heads().stream()
                    .map(head -> head.replaceFirst("(?s) HTTP/1.*", ""))
                    .filter(head -> !head.equals("GET /_ping"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            socket.toFile().delete();
        }
    }

    /** Returns a session with an engine that does not answer. */
    public static EngineSession noEngine(Path home) {
        return new EngineSession(
                at("unix://" + home.resolve("no.sock"), Duration.ofSeconds(10), Map.of(), home),
                new RecordedProgress());
    }
}
