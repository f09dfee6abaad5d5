package io.github.dockermaven.container;

import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.report.Progress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The containers that {@code docker compose} has started of the compose files in some folders, and a start of this plugin has not.
 *
 * @param folders those of the compose files
 * @param areStopped whether a stop is about them, too
 */
public record ComposedContainers(Set<String> folders, boolean areStopped) {
    /** None. */
    public static final ComposedContainers NONE = new ComposedContainers(Set.of(), false);

    public ComposedContainers {
        folders = Set.copyOf(folders);
    }

    /** Returns whether a stop is about something with these labels, because it is one of them. */
    boolean areMeant(Map<String, String> labels) {
        return areStopped && isOne(labels);
    }

    /** Reports those that a stop leaves, with what removes them. */
    void reportLeft(List<ListedContainer> all, Progress progress) {
        if (areStopped) {
            return;
        }
        Map<String, Set<String>> projects = new TreeMap<>();
        all.stream().filter(container -> isOne(container.labels())).forEach(container -> projects.computeIfAbsent(
                        ComposeMark.project(container.labels()).orElse(""), first -> new TreeSet<>())
                .add(container.name()));
        projects.forEach((project, names) -> progress.action("What docker compose has started stays: "
                + names.stream().collect(Collectors.joining(", "))
                + ". 'mvn docker:stop -Ddocker.stopCompose' stops and removes it, 'docker compose -p " + project
                + " down' its networks, too"));
    }

    private boolean isOne(Map<String, String> labels) {
        return !labels.containsKey(Owner.LABEL)
                && ComposeMark.folder(labels).filter(folders::contains).isPresent();
    }
}
