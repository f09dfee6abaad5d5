package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.error.DockerFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks of an engine. */
public final class EngineNetworks {
    /** The label of this plugin's own networks, which users must not set. */
    public static final String OWNER_LABEL = NetworkJson.OWNER_LABEL;

    private final EngineApi api;

    EngineNetworks(EngineApi api) {
        this.api = api;
    }

    /** Returns all networks of the engine, including predefined ones, without their containers. */
    public List<EngineNetwork> list() {
        return list(Map.of());
    }

    /**
     * Returns the networks that filters select, without their containers.
     *
     * @param filters as of {@code docker network ls --filter}, each with its values: {@code label}; none for all
     */
    public List<EngineNetwork> list(Map<String, List<String>> filters) {
        String query = filters.isEmpty() ? "" : "?filters=" + EngineApi.inQuery(filters);
        try {
            List<EngineNetwork> networks = new ArrayList<>();
            api.get("/networks" + query).forEach(network -> networks.add(NetworkJson.read(network)));
            return networks;
        } catch (ErrorResponseException e) {
            throw e.about("The networks cannot be listed");
        }
    }

    /** Returns the network of this id, with its containers. */
    public Optional<EngineNetwork> find(String id) {
        try {
            return Optional.of(NetworkJson.read(api.get(path(id))));
        } catch (ErrorResponseException.Unknown e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            throw e.about("Network " + id + " cannot be inspected");
        }
    }

    /**
     * Creates a network with this plugin's label; one with the configuration of another has the other's labels.
     *
     * @return its id; empty if one of this name has been created meanwhile
     * @throws DockerFailureException with the engine's message, and the fix if it is known
     */
    public Optional<String> create(NetworkSpec network) {
        try {
            JsonNode created = api.post("/networks/create", NetworkJson.write(network));
            return Optional.of(created.path("Id").asText());
        } catch (ErrorResponseException.Conflict e) {
            return Optional.empty();
        } catch (ErrorResponseException e) {
            String words = e.getMessage();
            throw new DockerFailureException(
                    "Network '" + network.name() + "' cannot be created: " + words + "."
                            + NetworkRemedies.of(network, words, this::drivers),
                    e);
        }
    }

    /**
     * Removes a network.
     *
     * @return whether it existed
     */
    public boolean remove(EngineNetwork network) {
        try {
            api.delete(path(network.id()));
            return true;
        } catch (ErrorResponseException.Unknown e) {
            return false;
        } catch (ErrorResponseException e) {
            throw e.about("Network '" + network.name() + "' cannot be removed");
        }
    }

    /**
     * The properties of a container's connection with a network.
     *
     * @param aliases further names of the container in the network
     * @param ip its address, the network's choice if empty
     * @param ip6 the same for IPv6
     * @param links other containers and their aliases for this one: {@code name:alias}
     * @param driverOpts options for the network's driver
     */
    public record Attachment(
            List<String> aliases,
            Optional<String> ip,
            Optional<String> ip6,
            List<String> links,
            Map<String, String> driverOpts) {}

    /** Connects a container with a network. */
    public void connect(EngineNetwork network, EngineContainer container, Attachment attachment) {
        ObjectNode body = NetworkJson.object().put("Container", container.id());
        ObjectNode endpoint = body.putObject("EndpointConfig");
        attachment.aliases().forEach(endpoint.withArray("Aliases")::add);
        attachment.links().forEach(endpoint.withArray("Links")::add);
        if (attachment.ip().isPresent() || attachment.ip6().isPresent()) {
            ObjectNode addresses = endpoint.putObject("IPAMConfig");
            attachment.ip().ifPresent(ip -> addresses.put("IPv4Address", ip));
            attachment.ip6().ifPresent(ip -> addresses.put("IPv6Address", ip));
        }
        if (!attachment.driverOpts().isEmpty()) {
            attachment.driverOpts().forEach(endpoint.putObject("DriverOpts")::put);
        }
        change(
                network,
                "connect",
                body,
                "Container '" + container.name() + "' cannot be connected with network '" + network.name() + "'");
    }

    /**
     * Disconnects a container from a network.
     *
     * @param container its id or name; with {@code force} also of one that no longer exists
     */
    public void disconnect(EngineNetwork network, String container, boolean force) {
        change(
                network,
                "disconnect",
                NetworkJson.object().put("Container", container).put("Force", force),
                "Container '" + container + "' cannot be disconnected from network '" + network.name() + "'");
    }

    private void change(EngineNetwork network, String change, JsonNode body, String subject) {
        try {
            api.post(path(network.id()) + "/" + change, body);
        } catch (ErrorResponseException e) {
            String words = e.getMessage();
            throw new DockerFailureException(
                    subject + ": " + words + "." + NetworkRemedies.ofConnection(network.name(), words), e);
        }
    }

    /** Returns whether overlay networks can be created. */
    public boolean isSwarmManager() {
        return info().path("Swarm").path("ControlAvailable").asBoolean();
    }

    /** Returns the engine's drivers, without plugins of an old kind that were not used yet. */
    public List<String> drivers() {
        List<String> drivers = new ArrayList<>();
        info().path("Plugins").path("Network").forEach(driver -> drivers.add(driver.asText()));
        return drivers;
    }

    private JsonNode info() {
        try {
            return api.get("/info");
        } catch (ErrorResponseException e) {
            throw e.about("The engine at " + api.address() + " does not report its properties");
        }
    }

    private static String path(String network) {
        return "/networks/" + EngineApi.inPath(network);
    }
}
