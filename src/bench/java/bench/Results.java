package bench;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was found out of one tool.
 *
 * @param times of each scenario
 * @param toEngine the bytes it sent to the engine
 * @param toRegistry the bytes that it, or the engine for it, sent to the registry
 * @param peakMemory of Maven's process, in bytes
 */
record Results(
        Map<Scenario, Samples> times,
        Map<Scenario, Long> toEngine,
        Map<Scenario, Long> toRegistry,
        Map<Scenario, Long> peakMemory) {
    static Results none() {
        return new Results(
                new EnumMap<>(Scenario.class),
                new EnumMap<>(Scenario.class),
                new EnumMap<>(Scenario.class),
                new EnumMap<>(Scenario.class));
    }

    Samples times(Scenario scenario) {
        return times.computeIfAbsent(scenario, first -> new Samples());
    }

    /** What the goal itself takes: less Maven's start with the plugin. */
    Duration goal(Scenario scenario) {
        Samples start = times.get(Scenario.START);
        Duration whole = times.get(scenario).median();
        return start == null ? whole : whole.minus(start.median());
    }
}
