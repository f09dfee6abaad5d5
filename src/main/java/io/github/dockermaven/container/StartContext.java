package io.github.dockermaven.container;

import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.images.EnginePull;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The engine, images and records that a start works with.
 *
 * @param pull pulls images that are not of this build
 * @param made gets what is made
 * @param known the runs of containers that an earlier start has found ready
 * @param labels gives the labels that say what all that is made ends with, when the first of it is made
 * @param debugging the containers that can be debugged
 * @param coverage the containers that run with JaCoCo's agent
 * @param waitTime the time in which a container has to be ready whose own configuration says none
 * @param logs gets each container that runs
 */
public record StartContext(
        EngineSession engine,
        Supplier<EnginePull> pull,
        MadeObjects made,
        Supplier<Map<String, String>> labels,
        Set<String> known,
        Debugging debugging,
        Coverage coverage,
        Duration waitTime,
        StartedLogs logs,
        Progress progress) {
    public StartContext {
        known = Set.copyOf(known);
    }
}
