package io.github.dockermaven.config;

import io.github.dockermaven.container.watch.WatchMode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A {@code <watch>} of an {@code <image>}: what {@code docker:watch} does about that image, if not what its own parameters say.
 *
 * @param interval how often is looked for an image that others have made
 * @param postGoal a goal that is called after the image was built or its container made anew
 * @param postExec a command that is run in the container after files were copied into it
 */
public record WatchElement(
        Optional<WatchMode> mode,
        Optional<Duration> interval,
        Optional<String> postGoal,
        Optional<List<String>> postExec) {
    /** Of an image without one. */
    public static final WatchElement NONE =
            new WatchElement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int SHORTEST_INTERVAL = 100;

    /** @throws DockerFailureException if an element is not known, or has a value that it cannot have */
    static WatchElement read(XmlElement watch) {
        WatchElement read = new WatchElement(
                watch.text("mode").map(text -> WatchMode.parse(watch.path("mode"), text)),
                watch.text("interval").map(text -> interval(watch.path("interval"), text)),
                watch.text("postGoal").map(text -> postGoal(watch.path("postGoal"), text)),
                RunCommandElement.read(watch, "postExec"));
        watch.rejectOthers();
        return read;
    }

    /** Returns the parameters of a goal that mean the same for all images. */
    public static WatchElement ofParameters(GoalConfiguration goal) {
        return new WatchElement(
                goal.text("watchMode").map(text -> WatchMode.parse("docker.watchMode", text)),
                goal.text("watchInterval").map(text -> interval("docker.watchInterval", text)),
                goal.text("watchPostGoal").map(text -> postGoal("docker.watchPostGoal", text)),
                goal.freeText("watchPostExec").map(text -> RunCommandElement.split("docker.watchPostExec", text)));
    }

    /** Returns the same, with those of another where this has none. */
    public WatchElement or(WatchElement other) {
        return new WatchElement(
                mode.or(other::mode),
                interval.or(other::interval),
                postGoal.or(other::postGoal),
                postExec.or(other::postExec));
    }

    private static Duration interval(String subject, String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) <= SHORTEST_INTERVAL) {
            throw new DockerFailureException(subject + " is '" + PrintableText.quote(text)
                    + "', which is no number of milliseconds above " + SHORTEST_INTERVAL
                    + ". Write one, such as 5000.");
        }
        return Duration.ofMillis(Integer.parseInt(text));
    }

    private static String postGoal(String subject, String text) {
        if (!text.matches("[^:\\s]+:[^:\\s]+:[^:\\s]+")) {
            throw new DockerFailureException(subject + " '" + PrintableText.quote(text)
                    + "' is no goal with its plugin. Write groupId:artifactId:goal of a plugin that the POM has.");
        }
        return text;
    }
}
