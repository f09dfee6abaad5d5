package bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What was found out of one tool.
 *
 * @param times of all that is measured
 * @param toEngine the bytes it sent to the engine
 * @param toRegistry the bytes that it, or the engine for it, sent to the registry
 * @param peakMemory of Maven's process, in bytes
 */
record Results(
        Map<Measured, Samples> times,
        Map<Scenario, Long> toEngine,
        Map<Scenario, Long> toRegistry,
        Map<Measured, Long> peakMemory) {
    static Results none() {
        return new Results(
                new HashMap<>(), new EnumMap<>(Scenario.class), new EnumMap<>(Scenario.class), new HashMap<>());
    }

    boolean has(Measured measured) {
        return times.containsKey(measured);
    }

    Samples times(Measured measured) {
        return times.computeIfAbsent(measured, first -> new Samples());
    }

    /** What the goal itself takes: less Maven's start with the plugin. */
    Duration goal(Measured measured) {
        Samples start = times.get(Scenario.START);
        Duration whole = times.get(measured).median();
        return start == null ? whole : whole.minus(start.median());
    }
}
