package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import java.util.List;
import java.util.stream.Stream;

/** The containers that a goal is about, by {@code docker.container} and {@code docker.filter}. */
final class GivenContainers {
    private GivenContainers() {}

    /** Returns their aliases or names; none if all are meant. */
    static List<String> of(GoalConfiguration goal) {
        return Stream.concat(goal.list("givenContainers").stream(), goal.list("filter").stream())
                .distinct()
                .toList();
    }
}
