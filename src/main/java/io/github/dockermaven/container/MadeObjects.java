package io.github.dockermaven.container;

import io.github.dockermaven.engine.CreatedContainer;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.ListedContainer;
import io.github.dockermaven.network.NetworkRequest;
import io.github.dockermaven.report.Progress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects that one start has made, so that they can be taken away when the build fails or ends early: containers, even those that
 * never ran, and networks. Safe for use by several threads.
 */
public final class MadeObjects {
    private static final Logger LOGGER = LoggerFactory.getLogger(MadeObjects.class);

    private final Map<String, ContainerRequest> containers = new LinkedHashMap<>();
    private final Map<String, ContainerRequest> replaced = new LinkedHashMap<>();
    private final Map<String, String> networks = new LinkedHashMap<>();
    private final UnansweredRequests unanswered = new UnansweredRequests();
    private final Path logs;
    private final CoverageData coverage;
    private final Progress progress;
    private boolean removed;

    /**
     * @param logs the folder that gets the containers' logs before they are removed
     * @param coverage where the data goes that was recorded in them
     */
    public MadeObjects(Path logs, CoverageData coverage, Progress progress) {
        this.logs = logs;
        this.coverage = coverage;
        this.progress = progress;
    }

    /** Returns the folder that gets what is kept of containers that go. */
    Path logs() {
        return logs;
    }

    /** Makes a container. */
    CreatedContainer container(ContainerRequest request, Owner owner, Supplier<CreatedContainer> creation) {
        return unanswered.during(request, owner, () -> {
            CreatedContainer created = creation.get();
            addContainer(created.id(), request);
            return created;
        });
    }

    /** Notes that a container was removed, because another comes in its place: one of an earlier start, or one of these. */
    synchronized void replaced(String id, ContainerRequest request) {
        if (containers.remove(id) == null) {
            replaced.put(id, request);
        }
    }

    /**
     * Makes networks.
     *
     * @param wanted those that are made if they do not exist, with their owners
     * @param creation passes on the id and the name of each that it has made
     */
    void networks(Map<NetworkRequest, Owner> wanted, Consumer<BiConsumer<String, String>> creation) {
        unanswered.during(wanted, () -> creation.accept(this::addNetwork));
    }

    private synchronized void addContainer(String id, ContainerRequest request) {
        containers.put(id, request);
    }

    private synchronized void addNetwork(String id, String name) {
        networks.put(id, name);
    }

    /** Returns the containers that are gone after the removal, and those that are gone for them. */
    public synchronized List<GoneContainer> gone() {
        return Stream.concat(containers.entrySet().stream(), replaced.entrySet().stream())
                .map(each -> new GoneContainer(
                        each.getKey(), each.getValue().properties().portNames()))
                .toList();
    }

    /** Returns whether nothing was made or replaced. */
    public synchronized boolean isEmpty() {
        return containers.isEmpty() && replaced.isEmpty() && networks.isEmpty() && unanswered.isEmpty();
    }

    /**
     * Removes all of it, the first time. Failures are logged: this runs when something else has failed already.
     *
     * @param engine a session that is not used otherwise
     */
    public synchronized void remove(EngineSession engine) {
        if (removed) {
            return;
        }
        // An engine that has ended is the same failure for each.
        Set<String> failures = new LinkedHashSet<>();
        attempt(failures, () -> {
            unanswered.find(engine, this::addContainer, this::addNetwork);
            removeContainers(engine);
        });
        for (String id : networks.keySet()) {
            attempt(failures, () -> engine.networks().find(id).ifPresent(network -> {
                engine.networks().remove(network);
                progress.action("Removed network " + network.name());
            }));
        }
        failures.forEach(failure -> LOGGER.warn(
                "Not everything that was started could be removed: {} 'mvn docker:stop' removes it.", failure));
        removed = true;
    }

    private static void attempt(Set<String> failures, Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException e) {
            failures.add(e.getMessage());
        }
    }

    private void removeContainers(EngineSession engine) {
        List<ListedContainer> left = engine.containers().list(Owner.filter()).stream()
                .filter(container -> containers.containsKey(container.id()))
                .toList();
        containers.forEach((id, request) -> {
            if (left.stream().noneMatch(container -> container.id().equals(id))) {
                progress.action("Container " + request.alias() + " is gone, and its log with it: "
                        + (request.spec().host().autoRemove()
                                ? "it has ended, and autoRemove had the engine remove it"
                                : "somebody else has removed it"));
            }
        });
        LogFiles files = new LogFiles(engine.containers(), logs);
        left.forEach(container -> saveLog(files, container));
        ContainerRemoval removal = new ContainerRemoval(engine, coverage, progress);
        new SystemRemoval(
                        left,
                        container -> removal.run(
                                container, containers.get(container.id()).stop()))
                .run();
    }

    private void saveLog(LogFiles files, ListedContainer container) {
        String alias = containers.get(container.id()).alias();
        files.save(container.id(), alias).ifPresent(path -> progress.action("Log of " + alias + ": " + path));
    }
}
