package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import java.util.List;

/**
 * The parameters of {@code docker:watch} that are its own, and not about images.
 *
 * @param compile the phases or goals that compile; none if somebody else does
 * @param isLeft whether the containers are left at the end
 */
record WatchSettings(List<String> compile, boolean isLeft) {
    static final String PHASE = "process-classes";

    static WatchSettings of(GoalConfiguration goal) {
        return new WatchSettings(compile(goal.text("watchCompile").orElseThrow()), goal.flag("keepRunning"));
    }

    private static List<String> compile(String text) {
        return text.equalsIgnoreCase("true")
                ? List.of(PHASE)
                : text.equalsIgnoreCase("false")
                        ? List.of()
                        : List.of(text.strip().split("\\s+"));
    }
}
