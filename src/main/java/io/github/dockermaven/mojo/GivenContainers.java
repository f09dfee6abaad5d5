package io.github.dockermaven.mojo;

import io.github.dockermaven.config.GoalConfiguration;
import io.github.dockermaven.container.ContainerLookup;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.project.ProjectOwner;
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

    /**
     * Returns the containers that a goal changes: those that are named, or with {@code docker.all} those of its project. What
     * is not of the project only the command line can name.
     *
     * @param goal has the parameters {@code givenContainers} and {@code all}
     * @throws DockerFailureException if none is named, or a name means none that may be changed
     */
    static List<ListedContainer> toChange(AbstractDockerMojo goal) {
        List<NameOrId> names = named(goal);
        boolean all = goal.configuration().flag("all");
        if (names.isEmpty() && !all) {
            throw new DockerFailureException("No container is named. Name one, -Ddocker.container=mysql, or all of this"
                    + " project, -Ddocker.all; 'mvn docker:ps' lists them.");
        }
        List<Owner> owners = ProjectOwner.all(goal.session(), goal.mojoExecution());
        ContainerLookup lookup = ContainerLookup.of(owners, goal.engine());
        if (names.isEmpty()) {
            if (lookup.own().isEmpty()) {
                goal.progress().action("No container of " + Owner.place(owners) + " exists: nothing to do");
            }
            return lookup.own();
        }
        List<NameOrId> ofPom = names.stream().filter(name -> !name.mayBeId()).toList();
        lookup.named(ofPom).stream()
                .filter(container -> !lookup.isOwn(container))
                .findFirst()
                .ifPresent(container -> {
                    throw new DockerFailureException("Container '" + container.name() + "' is not of "
                            + Owner.place(owners)
                            + ". A POM may name its own only; for this once name it on the command"
                            + " line: -Ddocker.container=" + container.name() + ".");
                });
        return lookup.named(names);
    }

    /** Returns the aliases or names of containers that are configured; none if all are meant. */
    static List<String> of(GoalConfiguration goal) {
        return Stream.concat(goal.list("givenContainers").stream(), goal.list("filter").stream())
                .distinct()
                .toList();
    }
}
