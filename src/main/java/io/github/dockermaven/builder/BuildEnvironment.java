package io.github.dockermaven.builder;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.image.Platform;
import java.util.Map;

/**
 * The influences of the place where a build runs.
 *
 * @param platform the platform of the build, and the default platform of the image
 * @param proxies the build arguments for {@code RUN}'s proxies
 */
record BuildEnvironment(Platform platform, Map<String, String> proxies) {
    /** Returns the environment of an engine. */
    static BuildEnvironment of(EngineSession engine) {
        return new BuildEnvironment(engine.platform(), engine.proxyArguments());
    }

    /** Returns the environment of this machine without a request to an engine, as a local engine would have it. */
    static BuildEnvironment ofMachine(EngineSession engine) {
        return new BuildEnvironment(Platform.ofMachine(), engine.proxyArgumentsOfAny());
    }
}
