package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.NetworkSpec.Ipam;
import io.github.dockermaven.engine.NetworkSpec.Pool;
import io.github.dockermaven.engine.NetworkSpec.Switch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Networks in the JSON of the <a href="https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Network">Engine
 * API</a>.
 */
final class NetworkJson {
    /** The label of a network's creator, by which the networks that may be removed later are found. */
    static final String OWNER_LABEL = "io.github.dockermaven.owner";

    static final String OWNER = "docker-maven-plugin";

    private NetworkJson() {}

    /** Returns the body of {@code POST /networks/create}, without the properties that are the engine's choice. */
    static ObjectNode write(NetworkSpec spec) {
        ObjectNode json = object();
        json.put("Name", spec.name());
        // Needed before API 1.44, which always checks; ignored since.
        json.put("CheckDuplicate", true);
        put(json, "Driver", spec.driver());
        put(json, "Scope", spec.scope());
        spec.switches().forEach((property, on) -> json.put(property.field(), on));
        spec.configFrom().ifPresent(network -> json.putObject("ConfigFrom").put("Network", network));
        ObjectNode ipam = write(spec.ipam());
        if (!ipam.isEmpty()) {
            json.set("IPAM", ipam);
        }
        put(json, "Options", spec.options());
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        if (spec.configFrom().isEmpty()) {
            // Otherwise the labels are those of the other network, and engines refuse others.
            labels.put(OWNER_LABEL, OWNER);
        }
        put(json, "Labels", labels);
        return json;
    }

    private static ObjectNode write(Ipam ipam) {
        ObjectNode json = object();
        put(json, "Driver", ipam.driver());
        put(json, "Options", ipam.options());
        for (Pool pool : ipam.pools()) {
            ObjectNode config = json.withArray("Config").addObject();
            config.put("Subnet", pool.subnet());
            put(config, "IPRange", pool.ipRange());
            put(config, "Gateway", pool.gateway());
            put(config, "AuxiliaryAddresses", pool.auxAddresses());
        }
        return json;
    }

    private static void put(ObjectNode json, String field, Optional<String> value) {
        value.ifPresent(text -> json.put(field, text));
    }

    private static void put(ObjectNode json, String field, Map<String, String> map) {
        if (!map.isEmpty()) {
            ObjectNode object = json.putObject(field);
            map.forEach(object::put);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Reads a network as {@code GET /networks} lists it, or {@code GET /networks/ID} shows it. */
    static EngineNetwork read(JsonNode json) {
        Map<Switch, Boolean> switches = new EnumMap<>(Switch.class);
        for (Switch property : Switch.values()) {
            if (json.hasNonNull(property.field())) {
                switches.put(property, json.path(property.field()).asBoolean());
            }
        }
        Map<String, String> labels = map(json.path("Labels"));
        NetworkSpec spec = new NetworkSpec(
                json.path("Name").asText(),
                text(json, "Driver"),
                text(json, "Scope"),
                text(json.path("ConfigFrom"), "Network"),
                switches,
                ipam(json.path("IPAM")),
                map(json.path("Options")),
                labels);
        return new EngineNetwork(
                json.path("Id").asText(),
                spec,
                EngineTime.read(json.path("Created").asText("")).orElse(Instant.EPOCH),
                OWNER.equals(labels.get(OWNER_LABEL)),
                endpoints(json));
    }

    private static Ipam ipam(JsonNode json) {
        List<Pool> pools = new ArrayList<>();
        for (JsonNode config : json.path("Config")) {
            text(config, "Subnet")
                    .ifPresent(subnet -> pools.add(new Pool(
                            subnet,
                            text(config, "IPRange"),
                            text(config, "Gateway"),
                            map(config.path("AuxiliaryAddresses")))));
        }
        return new Ipam(text(json, "Driver"), map(json.path("Options")), pools);
    }

    private static List<EngineNetwork.Endpoint> endpoints(JsonNode json) {
        List<EngineNetwork.Endpoint> endpoints = new ArrayList<>();
        json.path("Containers")
                .properties()
                .forEach(entry -> endpoints.add(new EngineNetwork.Endpoint(
                        entry.getKey(),
                        entry.getValue().path("Name").asText(),
                        entry.getValue().path("IPv4Address").asText(),
                        entry.getValue().path("IPv6Address").asText(),
                        entry.getValue().path("MacAddress").asText())));
        return endpoints;
    }

    /** Returns a text, unless it is missing or empty. */
    static Optional<String> text(JsonNode json, String field) {
        return Optional.of(json.path(field).asText("")).filter(text -> !text.isEmpty());
    }

    static Map<String, String> map(JsonNode json) {
        Map<String, String> map = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
