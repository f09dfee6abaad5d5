package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.watch.WatchMode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of {@code docker:watch} that are its own.
 *
 * @param interval how often is looked for what is not reported
 * @param compile the phases or goals that compile; none if somebody else does
 * @param isLeft whether the containers are left at the end
 */
record WatchSettings(
        WatchMode mode, Duration interval, List<String> compile, Optional<String> postGoal, boolean isLeft) {
    private static final int SHORTEST_INTERVAL = 100;
    static final String PHASE = "process-classes";

    /** @throws DockerFailureException if one has a value that it cannot have */
    static WatchSettings of(GoalConfiguration goal) {
        return new WatchSettings(
                WatchMode.parse("docker.watchMode", goal.text("watchMode").orElseThrow()),
                interval(goal.text("watchInterval").orElseThrow()),
                compile(goal.text("watchCompile").orElseThrow()),
                goal.text("watchPostGoal").map(WatchSettings::postGoal),
                goal.flag("keepRunning"));
    }

    private static Duration interval(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) <= SHORTEST_INTERVAL) {
            throw new DockerFailureException("docker.watchInterval is '" + PrintableText.quote(text)
                    + "', which is no number of milliseconds above " + SHORTEST_INTERVAL
                    + ". Write one, such as 5000.");
        }
        return Duration.ofMillis(Integer.parseInt(text));
    }

    private static List<String> compile(String text) {
        return text.equalsIgnoreCase("true")
                ? List.of(PHASE)
                : text.equalsIgnoreCase("false")
                        ? List.of()
                        : List.of(text.strip().split("\\s+"));
    }

    private static String postGoal(String text) {
        if (!text.matches("[^:\\s]+:[^:\\s]+:[^:\\s]+")) {
            throw new DockerFailureException("docker.watchPostGoal '" + PrintableText.quote(text)
                    + "' is no goal with its plugin. Write groupId:artifactId:goal of a plugin that the POM has.");
        }
        return text;
    }
}
