package io.github.dockermaven.network;

import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerFailureException;
import java.util.Comparator;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Tells of an engine's networks. */
@Named
@Singleton
public class NetworkInspector {
    private final EngineConnector connector;

    @Inject
    NetworkInspector(EngineConnector connector) {
        this.connector = connector;
    }

    /** All networks by name, without what runs in them. */
    public List<NetworkReport> list(EngineSettings settings) {
        try (Engine engine = connector.connect(settings)) {
            return new EngineNetworks(engine)
                    .list().stream()
                            .sorted(Comparator.comparing(EngineNetwork::name))
                            .map(NetworkReport::listed)
                            .toList();
        }
    }

    /**
     * Networks, with what runs in them.
     *
     * @throws DockerFailureException if one is not there
     */
    public List<NetworkReport> inspect(List<NameOrId> names, EngineSettings settings) {
        names.forEach(name -> EngineName.ofNetwork(name.text()));
        try (Engine engine = connector.connect(settings)) {
            NetworkLookup networks = new NetworkLookup(engine);
            return names.stream()
                    .map(networks::network)
                    .map(NetworkReport::inspected)
                    .toList();
        }
    }
}
