package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DidYouMean;
import io.github.dockermaven.error.DockerFailureException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The containers of an owner, or all of an engine.
 *
 * @param containers those that are meant
 * @param remarks a sentence if there are none
 */
public record ContainerListing(List<ContainerReport> containers, List<String> remarks) {
    private static final String OTHERS = " -Ddocker.all lists all of the engine.";

    /**
     * Returns a listing.
     *
     * @param existing the engine's containers
     * @param owners whose are listed; all if empty
     * @param names the aliases or names of those that are meant; all if empty
     * @throws DockerFailureException if a name means none
     */
    public static ContainerListing of(List<ListedContainer> existing, List<Owner> owners, List<String> names) {
        List<ContainerReport> all = existing.stream()
                .filter(container ->
                        owners.isEmpty() || owners.stream().anyMatch(owner -> owner.owns(container.labels())))
                .map(ContainerReport::of)
                .toList();
        names.stream()
                .filter(name -> all.stream().noneMatch(container -> container.isCalled(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw missing(name, owners, all);
                });
        List<ContainerReport> named = all.stream()
                .filter(container -> names.isEmpty() || names.stream().anyMatch(container::isCalled))
                .toList();
        return new ContainerListing(named, named.isEmpty() ? List.of(none(owners)) : List.of());
    }

    private static String none(List<Owner> owners) {
        return owners.isEmpty()
                ? "The engine has no container."
                : "This " + place(owners) + " has no container." + OTHERS;
    }

    private static String place(List<Owner> owners) {
        return owners.get(0).project().isEmpty() ? "folder" : "project";
    }

    private static DockerFailureException missing(String name, List<Owner> owners, List<ContainerReport> all) {
        List<String> known = all.stream()
                .flatMap(container -> Stream.of(container.alias(), container.name()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Optional<String> nearest = DidYouMean.to(name, known).map(each -> " Did you mean '" + each + "'?");
        if (owners.isEmpty()) {
            return new DockerFailureException("No container of the engine is called '" + name + "'."
                    + nearest.orElse(" 'mvn docker:ps -Ddocker.all' lists the existing ones."));
        }
        return new DockerFailureException("No container of this " + place(owners) + " is called '" + name + "'."
                + nearest.orElse(known.isEmpty() ? "" : " There are " + String.join(", ", known) + ".")
                + OTHERS);
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
