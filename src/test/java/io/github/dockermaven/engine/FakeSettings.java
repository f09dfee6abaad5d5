package io.github.dockermaven.engine;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.engine.transport.FakeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Settings of a server that plays an engine, and a session with it. */
public final class FakeSettings {
    private FakeSettings() {}

    /** @param home the user's home folder, which contains all of the user's configuration */
    public static EngineSettings of(FakeEngine fake, Path home) {
        return new EngineSettings(fake.address().toString(), null, Duration.ofSeconds(10), Map.of(), home, null, false);
    }

    /** Returns a session with the server, whose progress nobody watches. */
    public static EngineSession session(FakeEngine fake, Path home) {
        return new EngineSession(of(fake, home), new RecordedProgress());
    }

    /** Returns a session with an engine that does not answer. */
    public static EngineSession noEngine(Path home) {
        return new EngineSession(
                new EngineSettings(
                        "unix://" + home.resolve("no.sock"), null, Duration.ofSeconds(10), Map.of(), home, null, false),
                new RecordedProgress());
    }
}
