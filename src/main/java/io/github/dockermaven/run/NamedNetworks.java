package io.github.dockermaven.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineContainer;
import io.github.dockermaven.engine.EngineContainers;
import io.github.dockermaven.engine.EngineNetwork;
import io.github.dockermaven.engine.EngineNetworks;
import io.github.dockermaven.image.DockerFailureException;
import io.github.dockermaven.image.Nearest;
import java.util.List;

/** The networks and containers of an engine that must be there, because somebody named them. */
final class NamedNetworks {
    private final Engine engine;
    private final EngineNetworks networks;
    private final EngineContainers containers;

    NamedNetworks(Engine engine) {
        this.engine = engine;
        this.networks = new EngineNetworks(engine);
        this.containers = new EngineContainers(engine);
    }

    /**
     * A network by its name or id.
     *
     * @throws DockerFailureException if there is none, with the name that is most like it
     */
    EngineNetwork network(String name) {
        return networks.find(name)
                .orElseThrow(() -> missing(
                        "Network",
                        name,
                        networks.list().stream().map(EngineNetwork::name).toList(),
                        "'mvn docker:network-ls' lists those that are."));
    }

    /** The same for a container. */
    EngineContainer container(String name) {
        return containers.find(name).orElseThrow(() -> missingContainer(name));
    }

    /** The same for all that the engine tells of a container. */
    JsonNode containerDocument(String name) {
        return containers.document(name).orElseThrow(() -> missingContainer(name));
    }

    private DockerFailureException missingContainer(String name) {
        return missing("Container", name, containers.names(), "'docker ps --all' lists those that are.");
    }

    private DockerFailureException missing(String kind, String name, List<String> known, String list) {
        return new DockerFailureException(kind + " '" + name + "' is not in the engine at " + engine.address() + ". "
                + Nearest.to(name, known)
                        .map(nearest -> "Did you mean '" + nearest + "'?")
                        .orElse(list));
    }
}
