package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.engine.NetworkingSpec.Endpoint;
import io.github.dockermaven.engine.NetworkingSpec.PortBinding;
import io.github.dockermaven.engine.ProcessSpec.HealthCheck;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Containers to be created in the JSON of the <a
 * href="https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerCreate">Engine
 * API</a>.
 */
public final class ContainerJson {
    /** The lists whose order matters. The others are sets. */
    private static final Set<String> ORDERED = Set.of("Entrypoint", "Cmd", "Test", "Dns", "DnsOptions", "DnsSearch");

    private ContainerJson() {}

    /**
     * Returns the digest of all that makes a container but its name and this plugin's labels. The order in which ports,
     * variables, mounts and the like were given does not matter.
     */
    public static String digest(ContainerSpec spec) {
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.keySet().removeAll(spec.ownLabels().keySet());
        ObjectNode json = write(spec.withName("").withLabels(labels));
        json.put("Platform", spec.platform().orElse(""));
        String canonical = JsonWriter.write(canonical(json, ""));
        return Digest.of(canonical.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static Object canonical(JsonNode json, String field) {
        if (json.isObject()) {
            Map<String, Object> sorted = new TreeMap<>();
            json.properties().forEach(each -> sorted.put(each.getKey(), canonical(each.getValue(), each.getKey())));
            return sorted;
        }
        if (json.isArray()) {
            List<Object> items = new ArrayList<>();
            json.forEach(item -> items.add(canonical(item, "")));
            return ORDERED.contains(field)
                    ? items
                    : new TreeSet<>(items.stream().map(JsonWriter::write).toList());
        }
        return json;
    }

    /** Returns the body of {@code POST /containers/create} for engines that take several networks at once. */
    static ObjectNode write(ContainerSpec spec) {
        ObjectNode json = NetworkJson.object().put("Image", spec.image());
        writeProcess(spec.process(), json);
        JsonFields.put(json, "Labels", spec.labels());
        for (PortBinding port : spec.networking().ports()) {
            json.withObject("/ExposedPorts").putObject(port.exposed());
        }
        spec.networking().exposed().forEach(port -> json.withObject("/ExposedPorts")
                .putObject(port));
        for (Mount mount : spec.host().storage().mounts()) {
            if (mount.form() == Mount.Form.FOLDER) {
                json.withObject("/Volumes").putObject(mount.target());
            }
        }
        json.set("HostConfig", HostConfigJson.write(spec));
        NetworkingSpec networking = spec.networking();
        if (!networking.endpoints().isEmpty()) {
            ObjectNode endpoints = json.putObject("NetworkingConfig").putObject("EndpointsConfig");
            networking.endpoints().forEach(endpoint -> endpoints.set(endpoint.network(), write(endpoint)));
        }
        return json;
    }

    private static void writeProcess(ProcessSpec process, ObjectNode json) {
        process.entrypoint().ifPresent(words -> JsonFields.putAll(json, "Entrypoint", words));
        process.cmd().ifPresent(words -> JsonFields.putAll(json, "Cmd", words));
        process.env().forEach((name, value) -> json.withArray("/Env").add(name + "=" + value));
        process.removedEnv().forEach(name -> json.withArray("/Env").add(name));
        JsonFields.put(json, "WorkingDir", process.workingDir());
        JsonFields.put(json, "User", process.user());
        JsonFields.put(json, "Hostname", process.hostname());
        JsonFields.put(json, "Domainname", process.domainname());
        JsonFields.put(json, "StopSignal", process.stopSignal());
        process.stopTimeout().ifPresent(time -> json.put("StopTimeout", time.toSeconds()));
        process.healthCheck().ifPresent(check -> json.set("Healthcheck", write(check)));
        json.put("Tty", process.input().tty());
        json.put("OpenStdin", process.input().openStdin());
        if (process.input().stdinOnce()) {
            json.put("StdinOnce", true);
        }
    }

    static ObjectNode write(HealthCheck check) {
        ObjectNode json = NetworkJson.object();
        JsonFields.put(json, "Test", check.test());
        JsonFields.putNanos(json, "Interval", check.interval());
        JsonFields.putNanos(json, "Timeout", check.timeout());
        JsonFields.putNanos(json, "StartPeriod", check.startPeriod());
        check.retries().ifPresent(retries -> json.put("Retries", retries));
        JsonFields.putNanos(json, "StartInterval", check.startInterval());
        return json;
    }

    /** Returns a connection with a network, for the creation of a container or a later connection. */
    static ObjectNode write(Endpoint endpoint) {
        ObjectNode json = NetworkJson.object();
        JsonFields.put(json, "Aliases", endpoint.aliases());
        JsonFields.put(json, "Links", endpoint.links());
        endpoint.ip().ifPresent(ip -> json.withObject("/IPAMConfig").put("IPv4Address", ip));
        endpoint.ip6().ifPresent(ip -> json.withObject("/IPAMConfig").put("IPv6Address", ip));
        return json;
    }
}
