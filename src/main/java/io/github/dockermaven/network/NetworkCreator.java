package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Named;
import javax.inject.Singleton;

/** Sees to it that networks exist as they are asked for. */
@Named
@Singleton
public class NetworkCreator {
    /**
     * Creates the networks that do not exist yet. All of them are checked before the first is made.
     *
     * <p>One call at a time: engines below API 1.44 let two networks of one name come into being when they are asked for
     * at the same moment, as modules of a parallel build do.
     *
     * @throws DockerFailureException if one exists and is different, its addresses overlap those of another, or it needs a
     *     swarm and the engine manages none
     */
    public synchronized void create(List<NetworkRequest> requests, EngineSession engine, Progress progress) {
        checkAmongThemselves(requests);
        EngineNetworks networks = engine.networks();
        List<EngineNetwork> existing = networks.list();
        List<NetworkRequest> missing = new ArrayList<>();
        for (NetworkRequest request : requests) {
            if (!isThere(request, existing, progress)) {
                checkSubnets(request, existing);
                missing.add(request);
            }
        }
        checkSwarm(missing, networks, engine);
        missing.forEach(request -> create(request, networks, progress));
    }

    private static void create(NetworkRequest request, EngineNetworks networks, Progress progress) {
        Instant begin = Instant.now();
        Optional<String> id = networks.create(request.spec());
        if (id.isPresent()) {
            NetworkSpec created =
                    networks.find(id.get()).map(EngineNetwork::spec).orElse(request.spec());
            progress.action("Created network " + request.name() + " (" + NetworkReport.summary(created) + ") in "
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
                NetworkDifference difference = NetworkDifference.of(request.spec(), network.spec());
                if (!difference.isEmpty()) {
                    throw new DockerFailureException("Network '" + request.name() + "' exists with "
                            + difference.existing() + ", but " + difference.asked()
                            + " is asked for. Remove it with 'mvn docker:network-rm -Ddocker.network=" + request.name()
                            + "', change what is asked for, or choose another name.");
                }
                progress.action("Network " + request.name() + " exists (" + NetworkReport.summary(network.spec())
                        + "); it is used");
                return true;
            }
        }
        return false;
    }

    private static void checkAmongThemselves(List<NetworkRequest> requests) {
        for (int i = 0; i < requests.size(); i++) {
            NetworkRequest request = requests.get(i);
            for (NetworkRequest other : requests.subList(0, i)) {
                if (request.name().equals(other.name())) {
                    throw new DockerFailureException(
                            "Network '" + request.name() + "' is configured twice. Remove one of the two.");
                }
                checkOverlap(request, other.spec());
            }
        }
    }

    private static void checkSubnets(NetworkRequest request, List<EngineNetwork> existing) {
        existing.forEach(network -> checkOverlap(request, network.spec()));
    }

    private static void checkOverlap(NetworkRequest request, NetworkSpec other) {
        if (!shareAddressSpace(request.spec(), other)) {
            return;
        }
        for (Pool pool : other.ipam().pools()) {
            Subnet.ofEngine(pool.subnet())
                    .filter(subnet -> !subnet.isEverything())
                    .ifPresent(taken -> request.subnets().stream()
                            .filter(taken::overlaps)
                            .findFirst()
                            .ifPresent(subnet -> {
                                throw new DockerFailureException("Network '" + request.name() + "': subnet " + subnet
                                        + " overlaps " + taken + " of network '"
                                        + PrintableText.quote(other.name())
                                        + "'. Choose another subnet, or remove that network.");
                            }));
        }
    }

    /**
     * Overlay networks take their addresses from the swarm's space, all others from the engine's own; those that are only
     * a configuration take none, and those of another IPAM driver take them from elsewhere.
     */
    private static boolean shareAddressSpace(NetworkSpec one, NetworkSpec other) {
        return one.ipam().isDefault()
                && other.ipam().isDefault()
                && "overlay".equals(one.driver()) == "overlay".equals(other.driver())
                && !one.has(Switch.CONFIG_ONLY)
                && !other.has(Switch.CONFIG_ONLY);
    }

    private static void checkSwarm(List<NetworkRequest> requests, EngineNetworks networks, EngineSession engine) {
        requests.stream()
                .filter(NetworkRequest::needsSwarm)
                .findFirst()
                .filter(request -> !networks.isSwarmManager())
                .ifPresent(request -> {
                    throw new DockerFailureException("Network '" + request.name() + "' (driver "
                            + request.spec().driver() + ") needs a swarm, but the engine at " + engine.address()
                            + " is no manager of one. Make it one with 'docker swarm init', or choose the driver"
                            + " 'bridge'.");
                });
    }
}
