package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The removal of several containers at once, each after those that depend on it. A failure of one leaves it, and does
 * not keep the others.
 */
final class SystemRemoval {
    private final Map<ListedContainer, CountDownLatch> gone = new LinkedHashMap<>();
    private final DependencyGraph<ListedContainer> graph = new DependencyGraph<>();
    private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
    private final Consumer<ListedContainer> removal;

    /**
     * @param containers those to remove, of this plugin
     * @param removal removes one
     */
    SystemRemoval(List<ListedContainer> containers, Consumer<ListedContainer> removal) {
        containers.forEach(container -> gone.put(container, new CountDownLatch(1)));
        // The labels of containers that were made at different times may be in a circle.
        containers.forEach(container -> containers.stream()
                .filter(other -> ContainerLabels.of(container).dependsOn().contains(other.name()))
                .forEach(other -> graph.add(container, other)));
        this.removal = removal;
    }

    /** @throws DockerFailureException if some could not be removed, when all others are */
    void run() {
        ContainerThreads.run(gone.keySet(), ListedContainer::id, this::remove);
        if (!failures.isEmpty()) {
            throw failure();
        }
    }

    /** Returns the error of the only failure, or of all: of an engine that is gone each container has the same. */
    private RuntimeException failure() {
        RuntimeException first = failures.get(0);
        List<String> reasons =
                failures.stream().map(PrintableText::of).distinct().toList();
        failures.subList(1, failures.size()).forEach(first::addSuppressed);
        return reasons.size() == 1
                ? first
                : new DockerFailureException(
                        failures.size() + " containers are left, for these reasons:\n  - "
                                + String.join("\n  - ", reasons),
                        first);
    }

    private void remove(ListedContainer container) {
        try {
            for (CountDownLatch dependent : dependents(container)) {
                dependent.await();
            }
            removal.accept(container);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(ContainerThreads.interrupted(e));
        } catch (RuntimeException e) {
            failures.add(e);
        } finally {
            gone.get(container).countDown();
        }
    }

    private List<CountDownLatch> dependents(ListedContainer container) {
        return gone.entrySet().stream()
                .filter(other -> graph.of(other.getKey()).contains(container))
                .map(Map.Entry::getValue)
                .toList();
    }
}
