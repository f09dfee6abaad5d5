package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The containers of an engine. */
public final class EngineContainers {
    private final Engine engine;

    public EngineContainers(Engine engine) {
        this.engine = engine;
    }

    /** The names of all containers, running or not. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (JsonNode container : all()) {
            container.path("Names").forEach(name -> names.add(withoutSlash(name.asText())));
        }
        return names;
    }

    /** All containers, running or not. */
    public List<ListedContainer> list() {
        List<ListedContainer> containers = new ArrayList<>();
        for (JsonNode container : all()) {
            containers.add(new ListedContainer(
                    withoutSlash(container.path("Names").path(0).asText()),
                    container.path("ImageID").asText(),
                    container.path("State").asText()));
        }
        return containers;
    }

    private JsonNode all() {
        try {
            return EngineQuestion.ask(engine, "/containers/json?all=1");
        } catch (RefusedRequestException e) {
            throw e.about("The containers cannot be listed");
        }
    }

    /** The container of this name, else of this id or the beginning of it. */
    public Optional<EngineContainer> find(String container) {
        return document(container).map(EngineContainers::read);
    }

    /** All that the engine tells of such a container, as {@code docker inspect} shows it. */
    public Optional<JsonNode> document(String container) {
        try {
            return Optional.of(EngineQuestion.ask(engine, "/containers/" + EngineQuestion.inPath(container) + "/json"));
        } catch (RefusedRequestException.Unknown e) {
            return Optional.empty();
        } catch (RefusedRequestException e) {
            throw e.about("Container " + container + " cannot be inspected");
        }
    }

    private static EngineContainer read(JsonNode json) {
        Map<String, EngineContainer.Connection> networks = new LinkedHashMap<>();
        json.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            JsonNode endpoint = network.getValue();
            List<String> aliases = new ArrayList<>();
            endpoint.path("Aliases").forEach(alias -> aliases.add(alias.asText()));
            networks.put(
                    network.getKey(),
                    new EngineContainer.Connection(
                            aliases,
                            NetworkJson.text(endpoint.path("IPAMConfig"), "IPv4Address"),
                            NetworkJson.text(endpoint.path("IPAMConfig"), "IPv6Address")));
        });
        return new EngineContainer(
                json.path("Id").asText(), withoutSlash(json.path("Name").asText()), networks);
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
