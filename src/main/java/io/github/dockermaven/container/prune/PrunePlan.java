package io.github.dockermaven.container.prune;

import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.prune.Prunable.Kind;
import io.github.dockermaven.engine.DiskUsage;
import io.github.dockermaven.report.ByteSizes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The things that a prune removes.
 *
 * @param items in the order in which they are removed
 * @param left a sentence for each that stays, though it is meant
 */
public record PrunePlan(List<Prunable> items, List<String> left) {
    public PrunePlan {
        items = List.copyOf(items);
        left = List.copyOf(left);
    }

    /** Returns whether there is nothing to remove. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Returns a line for each thing. */
    public List<String> lines() {
        return items.stream().map(Prunable::line).toList();
    }

    /** Returns how many things of each kind there are: {@code 2 containers, 1 network}. */
    public String counts() {
        return Arrays.stream(Kind.values())
                .filter(kind -> count(kind) > 0)
                .map(kind -> kind.count(count(kind)))
                .collect(Collectors.joining(", "));
    }

    private long count(Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).count();
    }

    /** Returns the space that the things take, if that is known. */
    String space() {
        return ByteSizes.format(items.stream()
                .flatMap(item -> item.size().stream())
                .mapToLong(Long::longValue)
                .sum());
    }

    /** Returns the question whether to remove them. */
    public String question() {
        boolean isMeasured = items.stream().anyMatch(item -> item.size().isPresent());
        return "Remove " + counts() + (isMeasured ? ", and win " + space() : "") + "?";
    }

    /** Returns the projects whose things these are; what belongs to no project has none. */
    public List<Owner> owners() {
        return items.stream()
                .filter(Prunable::isOurs)
                .map(item -> Owner.ofLabels(item.labels()))
                .filter(owner -> !owner.folder().isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the same with sizes. */
    PrunePlan measured(DiskUsage usage) {
        return new PrunePlan(items.stream().map(item -> item.measured(usage)).toList(), left);
    }

    /** Returns the same with another thing. */
    PrunePlan with(Prunable item) {
        return new PrunePlan(Stream.concat(items.stream(), Stream.of(item)).toList(), left);
    }

    /** Returns whether a thing is among these. */
    boolean has(Prunable item) {
        return items.stream().anyMatch(item::isSame);
    }
}
