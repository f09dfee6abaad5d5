package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader of containers in the JSON that the Engine API lists and inspects them with. */
final class ContainerReader {
    /** The end of the year 9999: a later time is not valid. */
    private static final long LATEST = 253_402_300_799L;

    private ContainerReader() {}

    /** Reads a container as {@code GET /containers/json} lists it. */
    static ListedContainer listed(JsonNode json) {
        List<PublishedPort> ports = new ArrayList<>();
        for (JsonNode port : json.path("Ports")) {
            if (port.path("PublicPort").asInt() > 0) {
                ports.add(new PublishedPort(
                        port.path("PrivatePort").asInt(),
                        port.path("Type").asText(""),
                        port.path("IP").asText(""),
                        port.path("PublicPort").asInt()));
            }
        }
        return new ListedContainer(
                json.path("Id").asText(""),
                ownName(json.path("Names")),
                json.path("Image").asText(""),
                json.path("ImageID").asText(""),
                json.path("State").asText(""),
                json.path("Status").asText(""),
                Instant.ofEpochSecond(
                        Math.max(0, Math.min(LATEST, json.path("Created").asLong()))),
                NetworkJson.map(json.path("Labels")),
                ports,
                addresses(json));
    }

    /**
     * Returns a container's own name. Links give it names below those of others: {@code /web/db} beside its own
     * {@code /db}.
     */
    private static String ownName(JsonNode names) {
        for (JsonNode name : names) {
            if (name.asText("").lastIndexOf('/') <= 0) {
                return withoutSlash(name.asText(""));
            }
        }
        return "";
    }

    /** Reads a container as {@code GET /containers/ID/json} shows it. */
    static EngineContainer inspected(JsonNode json) {
        Map<String, EngineContainer.Connection> networks = new LinkedHashMap<>();
        json.path("NetworkSettings").path("Networks").properties().forEach(network -> {
            JsonNode endpoint = network.getValue();
            networks.put(
                    network.getKey(),
                    new EngineContainer.Connection(
                            endpoint.path("NetworkID").asText(""),
                            endpoint.path("EndpointID").asText(""),
                            texts(endpoint.path("Aliases")),
                            texts(endpoint.path("Links")),
                            NetworkJson.text(endpoint.path("IPAMConfig"), "IPv4Address"),
                            NetworkJson.text(endpoint.path("IPAMConfig"), "IPv6Address")));
        });
        return new EngineContainer(
                json.path("Id").asText(""),
                withoutSlash(json.path("Name").asText("")),
                json.path("Config").path("Image").asText(""),
                json.path("Image").asText(""),
                state(json),
                settings(json),
                ports(json.path("NetworkSettings").path("Ports")),
                addresses(json),
                networks);
    }

    private static EngineContainer.State state(JsonNode json) {
        JsonNode state = json.path("State");
        // Podman before 4.0 has the other name.
        JsonNode health = state.path(state.has("Health") ? "Health" : "Healthcheck");
        JsonNode checks = health.path("Log");
        return new EngineContainer.State(
                state.path("Status").asText(""),
                state.path("Running").asBoolean(),
                state.path("Restarting").asBoolean(),
                state.path("OOMKilled").asBoolean(),
                state.path("ExitCode").asInt(),
                state.path("Error").asText(""),
                NetworkJson.text(health, "Status").filter(status -> !status.equals("none")),
                checks.path(checks.size() - 1).path("Output").asText(""),
                json.path("RestartCount").asInt(),
                EngineTime.read(state.path("StartedAt").asText("")));
    }

    private static EngineContainer.Settings settings(JsonNode json) {
        JsonNode config = json.path("Config");
        JsonNode host = json.path("HostConfig");
        List<String> exposed = new ArrayList<>();
        config.path("ExposedPorts").fieldNames().forEachRemaining(exposed::add);
        return new EngineContainer.Settings(
                NetworkJson.map(config.path("Labels")),
                healthCheck(config.path("Healthcheck")),
                config.hasNonNull("StopTimeout")
                        ? Optional.of(
                                Duration.ofSeconds(config.path("StopTimeout").asLong()))
                        : Optional.empty(),
                config.path("Tty").asBoolean(),
                host.path("AutoRemove").asBoolean(),
                host.path("LogConfig").path("Type").asText(""),
                Optional.of(host.path("Memory").asLong()).filter(bytes -> bytes > 0),
                host.path("NetworkMode").asText(""),
                exposed,
                texts(config.path("Shell")));
    }

    private static Optional<HealthCheck> healthCheck(JsonNode json) {
        List<String> test = texts(json.path("Test"));
        if (test.isEmpty() || test.get(0).equals("NONE")) {
            return Optional.empty();
        }
        return Optional.of(new HealthCheck(
                test,
                duration(json.path("Interval")),
                duration(json.path("Timeout")),
                duration(json.path("StartPeriod")),
                Optional.of(json.path("Retries").asInt()).filter(retries -> retries > 0),
                duration(json.path("StartInterval"))));
    }

    private static Optional<Duration> duration(JsonNode nanos) {
        return Optional.of(nanos.asLong()).filter(time -> time > 0).map(Duration::ofNanos);
    }

    private static List<PublishedPort> ports(JsonNode json) {
        List<PublishedPort> ports = new ArrayList<>();
        json.properties().forEach(port -> {
            String[] parts = port.getKey().split("/", 2);
            for (JsonNode binding : port.getValue()) {
                number(parts[0])
                        .ifPresent(container -> number(binding.path("HostPort").asText(""))
                                .ifPresent(host -> ports.add(new PublishedPort(
                                        container,
                                        parts.length > 1 ? parts[1] : "tcp",
                                        binding.path("HostIp").asText(""),
                                        host))));
            }
        });
        return ports;
    }

    private static Optional<Integer> number(String port) {
        return port.matches("[0-9]{1,5}") ? Optional.of(Integer.parseInt(port)) : Optional.empty();
    }

    private static Map<String, NetworkAddress> addresses(JsonNode json) {
        Map<String, NetworkAddress> addresses = new LinkedHashMap<>();
        json.path("NetworkSettings")
                .path("Networks")
                .properties()
                .forEach(network -> addresses.put(
                        network.getKey(),
                        new NetworkAddress(
                                network.getValue().path("NetworkID").asText(""),
                                network.getValue().path("IPAddress").asText(""),
                                network.getValue().path("GlobalIPv6Address").asText(""),
                                texts(network.getValue().path("Aliases")))));
        return addresses;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText("")));
        return texts;
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
