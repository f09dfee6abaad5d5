package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.network.NameOrId;
import java.util.List;
import java.util.stream.Stream;

/** The containers that a goal is about, by {@code docker.container} and {@code docker.filter}. */
final class GivenContainers {
    private GivenContainers() {}

    /**
     * Returns what existing containers are called; none if all are meant.
     *
     * @param goal has the parameters {@code givenContainers} and {@code filter}
     */
    static List<NameOrId> named(AbstractDockerMojo goal) {
        GoalConfiguration configuration = goal.configuration();
        return Stream.concat(
                        GivenNames.all(goal.session(), "docker.container", configuration.list("givenContainers"))
                                .stream(),
                        GivenNames.all(goal.session(), "docker.filter", configuration.list("filter")).stream())
                .distinct()
                .toList();
    }

    /** Returns the aliases or names of containers that are configured; none if all are meant. */
    static List<String> of(GoalConfiguration goal) {
        return Stream.concat(goal.list("givenContainers").stream(), goal.list("filter").stream())
                .distinct()
                .toList();
    }
}
