package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The containers of an owner, or all of an engine.
 *
 * @param containers those that are meant
 * @param remarks a sentence if there are none
 */
public record ContainerListing(List<ContainerReport> containers, List<String> remarks) {
    /**
     * Returns a listing.
     *
     * @param existing the engine's containers
     * @param owners whose are listed; all if empty
     * @param names what those that are meant are called; all if empty
     * @throws DockerFailureException if a name means none
     */
    public static ContainerListing of(List<ListedContainer> existing, List<Owner> owners, List<NameOrId> names) {
        List<ListedContainer> all = existing.stream()
                .filter(container ->
                        owners.isEmpty() || owners.stream().anyMatch(owner -> owner.owns(container.labels())))
                .toList();
        String place = owners.isEmpty() ? "the engine" : Owner.place(owners);
        List<ContainerReport> named = (names.isEmpty()
                        ? all
                        : ContainerLookup.among(all, place).named(names))
                .stream().map(ContainerReport::of).toList();
        return new ContainerListing(named, named.isEmpty() ? List.of(none(owners)) : List.of());
    }

    private static String none(List<Owner> owners) {
        return owners.isEmpty()
                ? "The engine has no container."
                : "No container is of " + Owner.place(owners) + ". -Ddocker.all lists all of the engine.";
    }

    /**
     * Returns the listing for a person.
     *
     * @param now the time against which ages are computed
     */
    public List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>(containers.isEmpty() ? List.of() : ContainerTable.lines(containers, now));
        lines.addAll(remarks);
        return lines;
    }
}
