package io.github.dockermaven.network;

import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Comparator;
import java.util.List;
import javax.inject.Named;
import javax.inject.Singleton;

/** Reports of an engine's networks. */
@Named
@Singleton
public class NetworkInspector {
    /** Returns all networks by name, without their containers. */
    public List<NetworkReport> list(EngineSession engine) {
        return engine.networks().list().stream()
                .sorted(Comparator.comparing(EngineNetwork::name))
                .map(NetworkReport::listed)
                .toList();
    }

    /**
     * Returns networks with their containers.
     *
     * @throws DockerFailureException if one is missing
     */
    public List<NetworkReport> inspect(List<NameOrId> names, EngineSession engine) {
        names.forEach(name -> EngineName.ofNetwork(name.text()));
        NetworkLookup networks = new NetworkLookup(engine);
        return names.stream()
                .map(networks::network)
                .map(NetworkReport::inspected)
                .toList();
    }
}
