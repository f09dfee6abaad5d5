package io.github.dockermaven.config;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.error.DockerFailureException;
import java.util.List;
import java.util.Optional;

/** The parameters of a goal that say how a Dockerfile is built. */
public final class BuildParameters {
    private BuildParameters() {}

    /**
     * Reads them.
     *
     * @throws DockerFailureException if one has a value that it cannot have
     */
    public static BuildOptions read(GoalConfiguration goal) {
        return BuildOptions.of(
                goal.map("buildArgs"),
                goal.flag("noCache"),
                goal.text("target"),
                platforms(goal),
                goal.text("buildNetwork"),
                goal.list("extraHosts"),
                goal.list("cacheFrom"));
    }

    private static List<String> platforms(GoalConfiguration goal) {
        Optional<String> one = goal.text("platform");
        List<String> all = goal.list("platforms");
        if (one.isPresent() && !all.isEmpty()) {
            throw new DockerFailureException(
                    "platform " + one.get() + " and platforms " + all + " are both given. Leave one of them out.");
        }
        return one.map(List::of).orElse(all);
    }
}
