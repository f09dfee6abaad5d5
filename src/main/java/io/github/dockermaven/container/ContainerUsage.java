package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerStats;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one container uses. Its components are the fields of the JSON for programs, so their names must not change.
 *
 * @param state {@code running}, {@code paused}, or {@code restarting} if there is nothing to measure
 */
public record ContainerUsage(String name, String alias, String id, String state, ContainerStats stats) {
    private static final List<String> HEADINGS =
            List.of("NAME", "ALIAS", "CPU", "MEMORY", "LIMIT", "RECEIVED", "SENT", "READ", "WRITTEN", "PROCESSES");

    /** Returns what containers use by their ids, all measured at once; what has ended is left out. */
    public static Map<String, ContainerStats> measure(List<ListedContainer> containers, EngineSession engine) {
        Map<String, ContainerStats> stats = new ConcurrentHashMap<>();
        ContainerThreads.run(containers, ListedContainer::name, container -> engine.commands()
                .stats(container)
                .ifPresent(measured -> stats.put(container.id(), measured)));
        return stats;
    }

    /** Returns what a container uses by what was measured. */
    public static ContainerUsage of(ListedContainer container, Map<String, ContainerStats> stats) {
        return new ContainerUsage(
                container.name(),
                ContainerLookup.alias(container),
                container.id(),
                container.state(),
                stats.getOrDefault(container.id(), ContainerStats.NONE));
    }

    /** Returns the table of what containers use; no lines if there are none. */
    public static List<String> lines(List<ContainerUsage> usage) {
        return usage.isEmpty()
                ? List.of()
                : Table.of(HEADINGS, usage, ContainerUsage::cells).lines();
    }

    private List<String> cells() {
        if (stats.equals(ContainerStats.NONE)) {
            List<String> cells = new ArrayList<>(Collections.nCopies(HEADINGS.size(), "-"));
            cells.set(0, name);
            cells.set(1, alias);
            return cells;
        }
        return List.of(
                name,
                alias,
                String.format(Locale.ROOT, "%.2f%%", stats.cpu()),
                ByteSizes.format(stats.memory()),
                ByteSizes.format(stats.memoryLimit()),
                ByteSizes.format(stats.received()),
                ByteSizes.format(stats.sent()),
                ByteSizes.format(stats.read()),
                ByteSizes.format(stats.written()),
                String.valueOf(stats.processes()));
    }
}
