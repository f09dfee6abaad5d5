package io.github.dockermaven.builder;

import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.engine.ProxyArguments;
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
    static BuildEnvironment of(Engine engine, EngineSettings settings) {
        return new BuildEnvironment(engine.platform(), ProxyArguments.of(settings, engine.address()));
    }

    /** Those of this machine, without an engine: as those of one that it would have. */
    static BuildEnvironment ofMachine(EngineSettings settings) {
        return new BuildEnvironment(Platform.ofMachine(), ProxyArguments.ofAny(settings));
    }
}
