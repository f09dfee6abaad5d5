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
    /** All networks by name, without what runs in them. */
    public List<NetworkReport> list(EngineSession engine) {
        return engine.networks().list().stream()
                .sorted(Comparator.comparing(EngineNetwork::name))
                .map(NetworkReport::listed)
                .toList();
    }

    /**
     * Networks, with what runs in them.
     *
     * @throws DockerFailureException if one is not there
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
