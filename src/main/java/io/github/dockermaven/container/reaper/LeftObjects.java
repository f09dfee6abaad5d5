package io.github.dockermaven.container.reaper;

import io.github.dockermaven.container.ContainerRemover;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.SystemLock;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The containers and networks that are left of builds whose processes have ended. What another build of the same project
 * has started too since stays: it counts on it.
 *
 * @param label what the labels of all of them have, {@code NAME} or {@code NAME=VALUE}
 * @param areLeft whether something with these labels is left of such a build
 */
record LeftObjects(String label, Predicate<Map<String, String>> areLeft) {
    /** What is left of one build in one project. */
    private record Left(List<ListedContainer> containers, List<EngineNetwork> networks) {}

    /** A project, and the process that has started something for it. */
    private record Origin(Owner owner, BuildProcess process) {}

    /**
     * Removes them. A failure leaves what it is about, and does not keep the others.
     *
     * @param locks the folder of the locks by which goals of one project wait for each other
     * @param patience how long such a lock is waited for
     */
    void remove(EngineSession engine, Path locks, Duration patience, Progress progress) {
        find(engine)
                .forEach((origin, left) -> SystemLock.undoOf(
                        origin.process().pid(),
                        origin.owner().lockFile(locks),
                        patience,
                        () -> remove(left, origin, engine, progress)));
    }

    private Map<Origin, Left> find(EngineSession engine) {
        Map<String, List<String>> filters = Map.of("label", List.of(label));
        Map<Origin, Left> found = new LinkedHashMap<>();
        engine.containers().list(filters).stream()
                .filter(container -> areLeft.test(container.labels()))
                .forEach(container ->
                        left(found, container.labels()).containers().add(container));
        engine.networks().list(filters).stream()
                .filter(network -> areLeft.test(network.spec().labels()))
                .forEach(network ->
                        left(found, network.spec().labels()).networks().add(network));
        return found;
    }

    private static Left left(Map<Origin, Left> found, Map<String, String> labels) {
        BuildProcess process = BuildProcess.ofLabels(labels).orElseThrow();
        return found.computeIfAbsent(
                new Origin(Owner.ofLabels(labels), process), first -> new Left(new ArrayList<>(), new ArrayList<>()));
    }

    private static void remove(Left left, Origin origin, EngineSession engine, Progress progress) {
        if (left.containers().isEmpty() && left.networks().stream().noneMatch(network -> isFree(network, engine))) {
            return;
        }
        progress.action("Removing what a killed build has left (process "
                + origin.process().pid() + " in "
                + PrintableText.line(origin.owner().folder()) + ")");
        attempt(
                () -> new ContainerRemover(true, false, ended -> {})
                        .remove(left.containers(), engine, progress, gone -> {}),
                progress);
        left.networks().stream()
                .filter(network -> isFree(network, engine))
                .forEach(network -> attempt(() -> remove(network, engine, progress), progress));
    }

    /** Others may have put containers into it. */
    private static boolean isFree(EngineNetwork network, EngineSession engine) {
        return engine.networks()
                .find(network.id())
                .filter(now -> now.endpoints().isEmpty())
                .isPresent();
    }

    private static void remove(EngineNetwork network, EngineSession engine, Progress progress) {
        if (engine.networks().remove(network)) {
            progress.action("Removed network " + network.name());
        }
    }

    private static void attempt(Runnable removal, Progress progress) {
        try {
            removal.run();
        } catch (DockerFailureException e) {
            progress.detail("Left: " + e.getMessage());
        }
    }
}
