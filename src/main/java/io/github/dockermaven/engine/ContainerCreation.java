package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The creation of a container with all its networks. Engines before API 1.44 take one network at creation; the others
 * are connected afterwards.
 */
final class ContainerCreation {
    private static final ApiVersion SEVERAL_NETWORKS_SINCE = new ApiVersion(1, 44);

    private final EngineApi api;
    private final ContainerSpec spec;

    ContainerCreation(EngineApi api, ContainerSpec spec) {
        this.api = api;
        this.spec = spec;
    }

    /** @throws ErrorResponseException if the engine refuses; there is no container then */
    CreatedContainer run() {
        List<Endpoint> endpoints = spec.networking().endpoints();
        int atOnce = takesSeveralNetworks() ? endpoints.size() : Math.min(1, endpoints.size());
        JsonNode created = api.post("/containers/create" + query(), body(endpoints.subList(0, atOnce)));
        List<String> warnings = new ArrayList<>();
        created.path("Warnings").forEach(warning -> warnings.add(warning.asText()));
        CreatedContainer container = new CreatedContainer(created.path("Id").asText(), warnings);
        connect(container, endpoints.subList(atOnce, endpoints.size()));
        return container;
    }

    private String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!spec.name().isEmpty()) {
            parameters.put("name", spec.name());
        }
        spec.platform().ifPresent(platform -> parameters.put("platform", platform));
        return parameters.isEmpty() ? "" : "?" + EngineApi.query(parameters);
    }

    private ObjectNode body(List<Endpoint> endpoints) {
        ObjectNode body = ContainerJson.write(spec);
        if (!endpoints.isEmpty()) {
            ObjectNode configs = body.putObject("NetworkingConfig").putObject("EndpointsConfig");
            endpoints.forEach(endpoint -> configs.set(endpoint.network(), ContainerJson.write(endpoint)));
        }
        return body;
    }

    private boolean takesSeveralNetworks() {
        ApiVersion version = ApiVersion.parse(api.connection().apiVersion()).orElseThrow();
        return version.compareTo(SEVERAL_NETWORKS_SINCE) >= 0;
    }

    private void connect(CreatedContainer container, List<Endpoint> endpoints) {
        try {
            endpoints.forEach(endpoint -> connect(container, endpoint));
        } catch (RuntimeException e) {
            remove(container, e);
            throw e;
        }
    }

    private void connect(CreatedContainer container, Endpoint endpoint) {
        ObjectNode body = NetworkJson.object().put("Container", container.id());
        body.set("EndpointConfig", ContainerJson.write(endpoint));
        try {
            api.post("/networks/" + EngineApi.inPath(endpoint.network()) + "/connect", body);
        } catch (ErrorResponseException e) {
            throw new ErrorResponseException("network '" + endpoint.network() + "': " + e.getMessage());
        }
    }

    /** Removes a container that lacks a network: it would run without. */
    private void remove(CreatedContainer container, RuntimeException reason) {
        try {
            api.delete("/containers/" + container.id() + "?force=true&v=true");
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
