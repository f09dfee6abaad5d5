package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.report.Progress;
import java.util.Set;

/**
 * What a start works with.
 *
 * @param pull pulls images that are not of this build
 * @param made gets what is made
 * @param known the runs of containers that an earlier start has found ready
 */
public record StartContext(
        EngineSession engine, EnginePull pull, MadeObjects made, Set<String> known, Progress progress) {
    public StartContext {
        known = Set.copyOf(known);
    }
}
