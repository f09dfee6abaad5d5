package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.report.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Named;
import javax.inject.Singleton;

/** Removes networks that are no longer used. */
@Named
@Singleton
public class NetworkRemover {
    /** The prefix of a swarm's own endpoint in an overlay network, which it removes together with the network. */
    private static final String LOAD_BALANCER = "lb-";

    /**
     * Removes networks. All of them are checked before the first is removed; a missing one is skipped.
     *
     * @param names the networks' names or ids
     * @param onlyOurs whether to skip those that this plugin did not create
     * @throws DockerFailureException if containers run in one, or the engine refuses to remove it
     */
    public void remove(List<NameOrId> names, boolean onlyOurs, EngineSession engine, Progress progress) {
        names.forEach(name -> EngineName.ofNetwork(name.text()));
        NetworkLookup named = new NetworkLookup(engine);
        Map<String, EngineNetwork> wanted = new LinkedHashMap<>();
        for (NameOrId name : new LinkedHashSet<>(names)) {
            Optional<EngineNetwork> found = named.findNetwork(name);
            if (found.isEmpty()) {
                progress.action("Network " + name + " does not exist: nothing to remove"
                        + name.shortId().map(hint -> ". " + hint).orElse(""));
            } else if (onlyOurs && !found.get().ours()) {
                progress.action("Network " + name + " stays: this plugin did not create it." + " -Ddocker.network="
                        + name + " removes it anyway");
            } else {
                checkOwn(found.get());
                checkUnused(found.get());
                wanted.put(found.get().id(), found.get());
            }
        }
        EngineNetworks networks = engine.networks();
        // What others take by configFrom goes after them.
        wanted.values().stream()
                .sorted(Comparator.comparing(network -> network.spec().has(Switch.CONFIG_ONLY)))
                .forEach(network -> remove(network, networks, progress));
    }

    private static void remove(EngineNetwork network, EngineNetworks networks, Progress progress) {
        Instant begin = Instant.now();
        if (networks.remove(network)) {
            progress.action("Removed network " + network.name() + " in "
                    + Durations.format(Duration.between(begin, Instant.now())));
        } else {
            progress.action("Network " + network.name() + " no longer exists: nothing to remove");
        }
    }

    private static void checkOwn(EngineNetwork network) {
        if (NetworkRequest.isPredefined(network.name())) {
            throw new DockerFailureException(
                    "Network '" + network.name() + "' is one of the engine's own, which always stay. Leave it out.");
        }
    }

    private static void checkUnused(EngineNetwork network) {
        List<String> users = network.endpoints().stream()
                .filter(endpoint -> !endpoint.container().startsWith(LOAD_BALANCER))
                .map(endpoint -> PrintableText.quote(endpoint.name()))
                .sorted()
                .toList();
        if (!users.isEmpty()) {
            boolean one = users.size() == 1;
            throw new DockerFailureException("Network '" + network.name() + "' cannot be removed: "
                    + (one ? "container " : "containers ") + String.join(", ", users) + (one ? " runs" : " run")
                    + " in it. Remove " + (one ? "it" : "them") + " with 'docker rm --force "
                    + String.join(" ", users) + "', or take " + (one ? "it" : "them")
                    + " out of the network with 'mvn docker:network-disconnect -Ddocker.network=" + network.name()
                    + " -Ddocker.container=" + String.join(",", users) + "'.");
        }
    }
}
