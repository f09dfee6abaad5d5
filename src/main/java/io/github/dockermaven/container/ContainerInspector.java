package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.Engine;
import io.github.dockermaven.engine.EngineConnector;
import io.github.dockermaven.engine.EngineSettings;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.network.NetworkLookup;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** Tells all that the engine knows of containers. */
@Named
@Singleton
public class ContainerInspector {
    private final EngineConnector connector;

    @Inject
    ContainerInspector(EngineConnector connector) {
        this.connector = connector;
    }

    /**
     * The engine's own documents, as {@code docker container inspect} shows them.
     *
     * @param names what means the containers
     * @throws DockerFailureException if the engine lacks one of the containers
     */
    public List<JsonNode> inspect(List<NameOrId> names, EngineSettings settings) {
        try (Engine engine = connector.connect(settings)) {
            NetworkLookup named = new NetworkLookup(engine);
            return names.stream().map(named::containerDocument).toList();
        }
    }
}
