package io.github.dockermaven.engine;

import io.github.dockermaven.engine.transport.FakeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Settings that name a server which plays an engine. */
public final class FakeSettings {
    private FakeSettings() {}

    /** @param home for all that the user could have there */
    public static EngineSettings of(FakeEngine fake, Path home) {
        return new EngineSettings(fake.address().toString(), null, Duration.ofSeconds(10), Map.of(), home, null, false);
    }
}
