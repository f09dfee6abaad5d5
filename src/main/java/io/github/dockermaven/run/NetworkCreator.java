package io.github.dockermaven.run;

import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Durations;
import io.github.dockermaven.image.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Sees to it that networks exist as they are asked for. */
@Named
@Singleton
public class NetworkCreator {
    private final EngineConnector connector;

    @Inject
    NetworkCreator(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * Creates the networks that do not exist yet. All of them are checked before the first is made.
     *
     * <p>One call at a time: engines below API 1.44 let two networks of one name come into being when they are asked for
     * at the same moment, as modules of a parallel build do.
     *
     * @throws DockerFailureException if one exists and is different, or its addresses overlap those of another
     */
    public synchronized void create(List<NetworkRequest> requests, EngineSettings settings, Progress progress) {
        checkAmongThemselves(requests);
        try (Engine engine = connector.connect(settings)) {
            EngineNetworks networks = new EngineNetworks(engine);
            List<EngineNetwork> existing = networks.list();
            List<NetworkRequest> missing = new ArrayList<>();
            for (NetworkRequest request : requests) {
                if (!isThere(request, existing, progress)) {
                    checkPool(request, existing);
                    missing.add(request);
                }
            }
            missing.forEach(request -> create(request, networks, progress));
        }
    }

    private static void create(NetworkRequest request, EngineNetworks networks, Progress progress) {
        Instant begin = Instant.now();
        if (networks.create(request.toEngineNetwork())) {
            EngineNetwork created = networks.find(request.name()).orElseGet(request::toEngineNetwork);
            progress.action("Created network " + request.name() + " (" + NetworkRequest.describe(created) + ") in "
                    + Durations.format(Duration.between(begin, Instant.now())));
        } else if (!isThere(request, networks.list(), progress)) {
            throw new DockerFailureException(
                    "Network '" + request.name() + "' cannot be created: the engine says that it"
                            + " exists, but does not list it. Run the goal again, or choose another name.");
        }
    }

    private static boolean isThere(NetworkRequest request, List<EngineNetwork> existing, Progress progress) {
        for (EngineNetwork network : existing) {
            if (network.name().equals(request.name())) {
                if (!request.isMetBy(network)) {
                    throw new DockerFailureException("Network '" + request.name() + "' exists with "
                            + NetworkRequest.describe(network) + ", but " + request.description()
                            + " is asked for. Remove it with 'docker network rm " + request.name()
                            + "', change what is asked for, or choose another name.");
                }
                progress.action(
                        "Network " + request.name() + " exists (" + NetworkRequest.describe(network) + "); it is used");
                return true;
            }
        }
        return false;
    }

    private static void checkAmongThemselves(List<NetworkRequest> requests) {
        for (int i = 0; i < requests.size(); i++) {
            for (NetworkRequest other : requests.subList(0, i)) {
                NetworkRequest request = requests.get(i);
                if (request.name().equals(other.name())) {
                    throw new DockerFailureException(
                            "Network '" + request.name() + "' is configured twice. Remove one of the two.");
                }
                if (overlap(request, other.range())) {
                    throw overlapping(request, other.name(), other.range());
                }
            }
        }
    }

    private static void checkPool(NetworkRequest request, List<EngineNetwork> existing) {
        for (EngineNetwork network : existing) {
            if (sharesAddressSpace(request, network)) {
                network.pools().stream()
                        .flatMap(pool -> Subnet.ofEngine(pool.subnet()).stream())
                        .filter(range -> overlap(request, range))
                        .forEach(range -> {
                            throw overlapping(request, network.name(), range);
                        });
            }
        }
    }

    /** Overlay networks take their addresses from the swarm's space, all others from the engine's own. */
    private static boolean sharesAddressSpace(NetworkRequest request, EngineNetwork network) {
        return request.driver().equals("overlay") == "overlay".equals(network.driver());
    }

    private static boolean overlap(NetworkRequest request, Subnet range) {
        return request.range() != null && range != null && request.range().overlaps(range);
    }

    private static DockerFailureException overlapping(NetworkRequest request, String other, Subnet range) {
        return new DockerFailureException("Network '" + request.name() + "': subnet " + request.subnet() + " overlaps "
                + range + " of network '" + other + "'. Choose another subnet, or remove that network.");
    }
}
