package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.EngineSession;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.network.NameOrId;
import io.github.dockermaven.network.NetworkLookup;
import java.util.List;

/** All that the engine knows of containers. */
public class ContainerInspector {
    /**
     * Returns the engine's own documents, as {@code docker container inspect} shows them.
     *
     * @param names what means the containers
     * @throws DockerFailureException if the engine lacks one of the containers
     */
    public List<JsonNode> inspect(List<NameOrId> names, EngineSession engine) {
        NetworkLookup named = new NetworkLookup(engine);
        return names.stream().map(named::containerDocument).toList();
    }
}
