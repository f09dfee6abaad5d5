package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.io.Uninterruptibles;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.inject.Named;
import javax.inject.Singleton;

/** The creation of a project's networks. */
@Named
@Singleton
public class NetworkCreator {
    /** Drivers that each engine has: whether it has another one it is asked. */
    private static final List<String> ALWAYS_THERE = List.of("bridge", "null");

    /**
     * Creates the networks that do not exist yet: all of them or, if the engine refuses one, none. Whatever can be
     * checked beforehand is checked before the first is created.
     *
     * <p>One call at a time: engines below API 1.44 create two networks of one name if both are requested at the same
     * moment, as by modules of a parallel build.
     *
     * @param labels those that a network gets when it is created; no others are asked of one that exists
     * @throws DockerFailureException if one exists and is different, its addresses overlap those of another, it needs a
     *     swarm and the engine does not manage one, or the engine refuses it
     */
    public synchronized void create(
            List<NetworkRequest> requests, Map<String, String> labels, EngineSession engine, Progress progress) {
        create(requests, new Creation(progress, progress::action, network -> labels, (id, name) -> {}), engine);
    }

    /**
     * Creates networks as {@link #create(List, Map, EngineSession, Progress)} does, for an owner. One that exists is only a
     * detail.
     *
     * @param labels those that a network gets when it is created; no others are asked of one that exists
     * @param created gets the id and the name of each that was created
     */
    public synchronized void create(
            List<NetworkRequest> requests,
            Function<NetworkRequest, Map<String, String>> labels,
            BiConsumer<String, String> created,
            EngineSession engine,
            Progress progress) {
        create(requests, new Creation(progress, progress::detail, labels, created), engine);
    }

    /** What a creation says, and for whom it is. */
    private record Creation(
            Progress progress,
            Consumer<String> existing,
            Function<NetworkRequest, Map<String, String>> labels,
            BiConsumer<String, String> created) {}

    private static void create(List<NetworkRequest> requests, Creation creation, EngineSession engine) {
        NetworkConflicts conflicts = new NetworkConflicts(requests);
        conflicts.checkAmongThemselves();
        EngineNetworks networks = engine.networks();
        List<EngineNetwork> existing = networks.list();
        List<NetworkRequest> missing = new ArrayList<>();
        for (NetworkRequest request : requests) {
            if (!isThere(request, existing, creation)) {
                conflicts.check(request, existing);
                missing.add(request);
            }
        }
        checkSwarm(missing, networks, engine);
        createAll(inOrder(missing, networks), networks, creation);
    }

    /**
     * A driver that the engine does not list may be a plugin of an old kind, which only using it finds: such
     * a network comes first, so that nothing is made yet if there is none. What others take by configFrom comes
     * before them.
     */
    private static List<NetworkRequest> inOrder(List<NetworkRequest> missing, EngineNetworks networks) {
        boolean known = missing.stream().allMatch(request -> ALWAYS_THERE.contains(request.driver()));
        List<String> drivers = known ? ALWAYS_THERE : networks.drivers();
        return missing.stream()
                .sorted(Comparator.comparingInt(request -> rank(request, drivers)))
                .toList();
    }

    private static int rank(NetworkRequest network, List<String> drivers) {
        if (network.spec().has(Switch.CONFIG_ONLY)) {
            return 1;
        }
        boolean listed = drivers.contains(network.driver()) || drivers.contains(network.driver() + ":latest");
        return listed || network.spec().configFrom().isPresent() ? 2 : 0;
    }

    private static void createAll(List<NetworkRequest> missing, EngineNetworks networks, Creation creation) {
        List<String> created = new ArrayList<>();
        try {
            missing.forEach(request -> create(request, networks, created, creation));
        } catch (RuntimeException e) {
            // The last first, because what takes another's configuration keeps that from being removed.
            Collections.reverse(created);
            Uninterruptibles.run(() -> created.forEach(id -> removeAgain(id, networks, creation.progress())));
            throw e;
        }
    }

    private static void removeAgain(String id, EngineNetworks networks, Progress progress) {
        try {
            networks.find(id).ifPresent(network -> {
                networks.remove(network);
                progress.action(
                        "Removed network " + network.name() + " again: of the networks all are created, or none");
            });
        } catch (RuntimeException e) {
            progress.action("A network that was created stays: " + e.getMessage());
        }
    }

    private static void create(
            NetworkRequest request, EngineNetworks networks, List<String> created, Creation creation) {
        Instant begin = Instant.now();
        // One with the configuration of another has that network's labels, and no others.
        NetworkSpec spec = request.spec().configFrom().isPresent()
                ? request.spec()
                : request.spec().withLabels(creation.labels().apply(request));
        Optional<String> id = networks.create(spec);
        id.ifPresent(created::add);
        if (id.isPresent()) {
            creation.created().accept(id.get(), request.name());
            NetworkSpec network =
                    networks.find(id.get()).map(EngineNetwork::spec).orElse(request.spec());
            creation.progress()
                    .action("Created network " + request.name() + " (" + NetworkReport.summary(network) + ") in "
                            + Durations.format(Duration.between(begin, Instant.now())));
        } else if (!isThere(request, networks.list(), creation)) {
            throw new DockerFailureException(
                    "Network '" + request.name() + "' cannot be created: the engine reports that it exists, but"
                            + " does not list it. Run the goal again, or choose another name.");
        }
    }

    private static boolean isThere(NetworkRequest request, List<EngineNetwork> existing, Creation creation) {
        for (EngineNetwork network : existing) {
            if (network.name().equals(request.name())) {
                NetworkDifference difference = NetworkDifference.of(request.spec(), network.spec());
                if (!difference.isEmpty()) {
                    throw new DockerFailureException("Network '" + request.name() + "' exists with "
                            + difference.existing() + ", but " + difference.asked()
                            + " is asked for. Remove it with 'mvn docker:network-rm -Ddocker.network=" + request.name()
                            + "', change what is asked for, or choose another name.");
                }
                creation.existing()
                        .accept("Network " + request.name() + " exists (" + NetworkReport.summary(network.spec())
                                + "); it is used");
                return true;
            }
        }
        return false;
    }

    private static void checkSwarm(List<NetworkRequest> requests, EngineNetworks networks, EngineSession engine) {
        requests.stream()
                .filter(NetworkRequest::needsSwarm)
                .findFirst()
                .filter(request -> !networks.isSwarmManager())
                .ifPresent(request -> {
                    throw new DockerFailureException("Network '" + request.name() + "' (driver "
                            + request.driver() + ") needs a swarm, but the engine at " + engine.address()
                            + " is not a manager of one. Make it one with 'docker swarm init', or choose the driver"
                            + " 'bridge'.");
                });
    }
}
