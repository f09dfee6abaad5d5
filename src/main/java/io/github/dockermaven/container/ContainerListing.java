package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DidYouMean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The containers of an owner, or all of an engine.
 *
 * @param containers those that are meant
 * @param remarks the sentences about those that do not exist
 */
public record ContainerListing(List<ContainerReport> containers, List<String> remarks) {
    private static final String OTHERS = " -Ddocker.all lists all of the engine.";

    /**
     * Returns a listing.
     *
     * @param existing the engine's containers
     * @param owners whose are listed; all if empty
     * @param names the aliases or names of those that are meant; all if empty
     */
    public static ContainerListing of(List<ListedContainer> existing, List<Owner> owners, List<String> names) {
        List<ContainerReport> all = existing.stream()
                .filter(container ->
                        owners.isEmpty() || owners.stream().anyMatch(owner -> owner.owns(container.labels())))
                .map(ContainerReport::of)
                .toList();
        if (names.isEmpty()) {
            return new ContainerListing(all, all.isEmpty() ? List.of(none(owners, "no container.")) : List.of());
        }
        return new ContainerListing(
                all.stream()
                        .filter(container -> names.stream().anyMatch(container::isCalled))
                        .toList(),
                names.stream()
                        .filter(name -> all.stream().noneMatch(container -> container.isCalled(name)))
                        .map(name -> none(owners, "no container '" + name + "'." + advice(name, all)))
                        .toList());
    }

    private static String none(List<Owner> owners, String what) {
        if (owners.isEmpty()) {
            return "The engine has " + what;
        }
        return (owners.get(0).project().isEmpty() ? "This folder" : "This project") + " has " + what + OTHERS;
    }

    private static String advice(String name, List<ContainerReport> all) {
        List<String> known = all.stream()
                .flatMap(container -> Stream.of(container.alias(), container.name()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return DidYouMean.to(name, known)
                .map(nearest -> " Did you mean '" + nearest + "'?")
                .orElse("");
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
