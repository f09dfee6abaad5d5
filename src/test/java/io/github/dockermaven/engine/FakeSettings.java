package io.github.dockermaven.engine;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

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

    /** Returns a session with an engine that does not answer. */
    public static EngineSession noEngine(Path home) {
        return new EngineSession(
                at("unix://" + home.resolve("no.sock"), Duration.ofSeconds(10), Map.of(), home),
                new RecordedProgress());
    }
}
