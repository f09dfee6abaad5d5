package io.github.dockermaven.container;

import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Collection;
import java.util.List;

/**
 * The containers that a request means, with all that they depend on.
 *
 * @param containers in the order in which they start
 * @param order what each depends on
 */
public record SystemPlan(List<ContainerRequest> containers, StartOrder order) {
    public SystemPlan {
        containers = List.copyOf(containers);
    }

    /**
     * Returns the plan of a request.
     *
     * @param existing the names of the engine's containers, which links and volumes may mean too
     * @throws DockerFailureException if two containers cannot be beside each other, a dependency is not known, several are in a
     *     circle, or a name means none
     */
    public static SystemPlan of(SystemRequest request, Collection<String> existing) {
        List<ContainerRequest> all = List.copyOf(request.owners().keySet());
        StartOrder order = StartOrder.of(all, existing);
        RequestConflicts.check(all);
        return new SystemPlan(order.withDependencies(select(all, request.names())), order);
    }

    private static List<ContainerRequest> select(Collection<ContainerRequest> all, List<String> names) {
        for (String name : names) {
            if (all.stream().noneMatch(container -> container.isCalled(name))) {
                List<String> aliases = all.stream().map(ContainerRequest::alias).toList();
                throw new DockerFailureException("No container is called '" + name + "'. "
                        + DidYouMean.to(name, aliases)
                                .map(nearest -> "Did you mean '" + nearest + "'?")
                                .orElse(
                                        aliases.isEmpty()
                                                ? "None is configured."
                                                : "Configured are " + String.join(", ", aliases) + "."));
            }
        }
        return all.stream()
                .filter(container -> names.isEmpty() || names.stream().anyMatch(container::isCalled))
                .toList();
    }
}
