package io.github.dockermaven.builder;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.image.Platform;
import java.util.Map;

/**
 * What a build takes from where it runs.
 *
 * @param platform what is built on, and for if nothing else is asked for
 * @param proxies the build arguments for {@code RUN}'s proxies
 */
record BuildEnvironment(Platform platform, Map<String, String> proxies) {
    /** Those of an engine. */
    static BuildEnvironment of(EngineSession engine) {
        return new BuildEnvironment(engine.platform(), engine.proxyArguments());
    }

    /** Those of this machine, without asking an engine: as those of one that it would have. */
    static BuildEnvironment ofMachine(EngineSession engine) {
        return new BuildEnvironment(Platform.ofMachine(), engine.proxyArgumentsOfAny());
    }
}
