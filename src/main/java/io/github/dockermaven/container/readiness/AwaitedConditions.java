package io.github.dockermaven.container.readiness;

import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.report.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The conditions that one container is awaited by.
 *
 * @param exit the code that its process has to end with; empty if it has to run still
 * @param limit the time for all of it
 * @param isPause whether there is no condition but the time itself
 */
record AwaitedConditions(ProbeSource probes, Optional<Integer> exit, Duration limit, boolean isPause) {
    /** Returns whether nothing is awaited but the start itself. */
    boolean isStartEnough(ProbeThreads probes) {
        return probes.all().isEmpty() && exit.isEmpty() && !isPause;
    }

    /** Returns what no probe awaits, if there is any: the end of the process, or of a pause. */
    Optional<String> withoutProbe() {
        return exit.map(code -> "exit " + code)
                .or(() -> Optional.of(Durations.exact(limit)).filter(time -> isPause));
    }

    /**
     * The probes of a run.
     *
     * @param reason why these, if the project does not say it; else empty
     */
    record Chosen(List<Probe> probes, String reason) {}

    /** A source of the probes of each run of a container. */
    interface ProbeSource {
        /** @param since the begin of its log in this run; empty in the first */
        Chosen choose(EngineContainer container, Optional<Instant> since);
    }
}
