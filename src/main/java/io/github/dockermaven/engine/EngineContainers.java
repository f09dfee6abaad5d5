package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers of an engine. */
public final class EngineContainers {
    private final EngineApi api;

    EngineContainers(EngineApi api) {
        this.api = api;
    }

    /** Returns all containers, running or not. */
    public List<ListedContainer> list() {
        List<ListedContainer> containers = new ArrayList<>();
        for (JsonNode container : all()) {
            containers.add(new ListedContainer(
                    container.path("Id").asText(),
                    ownName(container.path("Names")),
                    container.path("ImageID").asText(),
                    container.path("State").asText()));
        }
        return containers;
    }

    /**
     * Returns a container's own name. Links give it names below those of others: {@code /web/db} beside its own
     * {@code /db}.
     */
    private static String ownName(JsonNode names) {
        for (JsonNode name : names) {
            if (name.asText().lastIndexOf('/') <= 0) {
                return withoutSlash(name.asText());
            }
        }
        return "";
    }

    private JsonNode all() {
        try {
            return api.get("/containers/json?all=1");
        } catch (ErrorResponseException e) {
            throw e.about("The containers cannot be listed");
        }
    }

    /** Returns the container of this id. */
    public Optional<EngineContainer> find(String id) {
        return document(id).map(EngineContainers::read);
    }

    /** Returns the engine's document of the container of this id, as {@code docker inspect} shows it. */
    public Optional<JsonNode> document(String id) {
        try {
            return Optional.of(api.get("/containers/" + EngineApi.inPath(id) + "/json"));
        } catch (ErrorResponseException.Unknown e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            throw e.about("Container " + id + " cannot be inspected");
        }
    }

    private static EngineContainer read(JsonNode json) {
        Map<String, EngineContainer.Connection> networks = new LinkedHashMap<>();
        json.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            JsonNode endpoint = network.getValue();
            networks.put(
                    network.getKey(),
                    new EngineContainer.Connection(
                            endpoint.path("NetworkID").asText(),
                            endpoint.path("EndpointID").asText(),
                            texts(endpoint.path("Aliases")),
                            texts(endpoint.path("Links")),
                            NetworkJson.text(endpoint.path("IPAMConfig"), "IPv4Address"),
                            NetworkJson.text(endpoint.path("IPAMConfig"), "IPv6Address")));
        });
        JsonNode state = json.path("State");
        return new EngineContainer(
                json.path("Id").asText(),
                withoutSlash(json.path("Name").asText()),
                state.path("Running").asBoolean() && !state.path("Restarting").asBoolean(),
                networks);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
