package io.github.dockermaven.builder;

import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The order of several builds, in which each follows the builds of its base images. */
final class BuildOrder {
    private final List<CheckedBuild> builds;
    /**
     * A list, because there are few: Java takes a tenth of a second before it can hash a record with so many
     * components.
     */
    private final List<CheckedBuild> ordered = new ArrayList<>();

    private BuildOrder(List<CheckedBuild> builds) {
        this.builds = builds;
    }

    /**
     * Returns the builds, each after those that it is FROM, otherwise in their own order.
     *
     * @throws DockerFailureException if images are FROM one another
     */
    static List<CheckedBuild> of(List<CheckedBuild> builds) {
        BuildOrder order = new BuildOrder(builds);
        builds.forEach(build -> order.add(build, List.of()));
        return List.copyOf(order.ordered);
    }

    /**
     * Returns the builds of the images that a build is FROM. An image that is FROM an earlier one of its own name has
     * none.
     */
    static List<CheckedBuild> bases(CheckedBuild build, List<CheckedBuild> builds) {
        return builds.stream()
                .filter(other -> other != build)
                .filter(other -> other.request().tags().stream().anyMatch(build.bases()::contains))
                .toList();
    }

    private void add(CheckedBuild build, List<CheckedBuild> waiting) {
        if (waiting.contains(build)) {
            throw new DockerFailureException("Images are FROM one another: "
                    + waiting.subList(waiting.indexOf(build), waiting.size()).stream()
                            .map(each -> each.request().name() + " needs ")
                            .collect(Collectors.joining())
                    + build.request().name() + ". Remove one of them from this cycle.");
        }
        if (!ordered.contains(build)) {
            List<CheckedBuild> path = new ArrayList<>(waiting);
            path.add(build);
            bases(build, builds).forEach(base -> add(base, path));
            ordered.add(build);
        }
    }
}
