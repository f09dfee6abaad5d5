package io.github.dockermaven.container;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Dependencies between elements, without circles.
 *
 * @param <T> what has dependencies; compared by identity or {@code equals}, as it defines
 */
final class DependencyGraph<T> {
    private final Map<T, Set<T>> dependencies = new LinkedHashMap<>();

    /** Adds a dependency, unless it closes a circle. */
    boolean add(T element, T on) {
        if (!circle(element, on).isEmpty()) {
            return false;
        }
        dependencies.computeIfAbsent(element, first -> new LinkedHashSet<>()).add(on);
        return true;
    }

    /** Returns the circle that a dependency would close: the element first and last; empty if there is none. */
    List<T> circle(T element, T on) {
        List<T> path = new ArrayList<>(List.of(element));
        if (!reaches(on, element, new HashSet<>(), path)) {
            return List.of();
        }
        return path;
    }

    private boolean reaches(T from, T wanted, Set<T> seen, List<T> path) {
        path.add(from);
        if (from.equals(wanted)) {
            return true;
        }
        for (T next : of(from)) {
            if (seen.add(next) && reaches(next, wanted, seen, path)) {
                return true;
            }
        }
        path.remove(path.size() - 1);
        return false;
    }

    /** Returns what an element depends on. */
    Collection<T> of(T element) {
        return dependencies.getOrDefault(element, Set.of());
    }
}
