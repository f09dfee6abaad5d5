package io.github.dockermaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockermaven.compose.writer.ComposeDocument;
import io.github.dockermaven.compose.writer.ComposeOutput;
import io.github.dockermaven.compose.writer.ComposeRequest;
import io.github.dockermaven.compose.writer.ComposeWriter;
import io.github.dockermaven.config.RunCases;
import io.github.dockermaven.container.ContainerRequest;
import io.github.dockermaven.container.HostNames;
import io.github.dockermaven.container.Owner;
import io.github.dockermaven.container.Recreate;
import io.github.dockermaven.container.SystemPlan;
import io.github.dockermaven.container.SystemRequest;
import io.github.dockermaven.engine.EngineContainers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A comparison of the containers that the plugin creates of {@code <run>} with those that {@code docker compose} creates of the
 * file which the plugin writes of the same.
 *
 * @param containers those of the engine
 * @param output where the files are written
 */
public record ComposeComparison(DockerCli docker, EngineContainers containers, RunCases cases, ComposeOutput output) {
    private static final String PREFIX = "run-like-docker-";
    private static final String SERVICE = "app";

    /** Returns where they differ, a text for each case that does. */
    public List<String> differences(List<Xpp3Dom> all) throws IOException {
        List<String> differences = new ArrayList<>();
        for (Xpp3Dom each : all) {
            List<String> found = KeptContainer.differences(theirs(each), ours(each));
            if (!found.isEmpty()) {
                differences.add(each.getAttribute("options") + ":\n  " + String.join("\n  ", found));
            }
        }
        return differences;
    }

    private JsonNode theirs(Xpp3Dom run) throws IOException {
        ContainerRequest container = cases.container(run);
        SystemRequest request = new SystemRequest(
                List.of(new SystemRequest.Part(
                        new Owner("machine", "group:" + SERVICE, cases.folder().toString()),
                        "pom.xml",
                        List.of(container),
                        List.of())),
                false,
                Recreate.CHANGED,
                List.of());
        ComposeDocument document = ComposeWriter.write(new ComposeRequest(
                PREFIX + "compose",
                SystemPlan.of(request, List.of(PREFIX + "other")),
                List.of(),
                false,
                List.of(),
                Map.of(),
                output.file().getParent(),
                cases.folder(),
                Duration.ofMinutes(1)));
        output.write(document);
        try {
            docker.run("compose", "--file", output.file().toString(), "create");
            String name =
                    docker.run("compose", "--file", output.file().toString(), "ps", "--all", "--format", "{{.Name}}");
            return ofCompose(KeptContainer.read(containers, name));
        } finally {
            docker.run("compose", "--file", output.file().toString(), "down", "--volumes", "--timeout", "0");
        }
    }

    private JsonNode ours(Xpp3Dom run) throws IOException {
        String name = PREFIX + "plugin";
        containers.create(HostNames.resolve(name, cases.container(run).spec()).withName(name));
        try {
            return usual(KeptContainer.read(containers, name));
        } finally {
            containers.remove(name, true, true);
        }
    }

    /** Compose adds labels of its own. */
    private static JsonNode ofCompose(JsonNode container) {
        JsonNode labels = container.path("Config").path("Labels");
        Set<String> names = new TreeSet<>();
        labels.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !name.startsWith("com.docker.compose."));
        names.forEach(((ObjectNode) labels)::remove);
        return usual(container);
    }

    /**
     * There are several forms of the same: what is mounted is compared as the engine has it in the end. Before the start an
     * address is seen or not, by whether the container was created in its network or connected with it afterwards.
     */
    private static JsonNode usual(JsonNode container) {
        ObjectNode config = (ObjectNode) container.path("Config");
        config.remove("Volumes");
        if (config.path("Labels").isEmpty()) {
            config.remove("Labels");
        }
        ObjectNode host = (ObjectNode) container.path("HostConfig");
        host.remove(List.of("Binds", "Mounts"));
        if (host.path("ExtraHosts") instanceof ArrayNode lines) {
            // Compose has them in a map without an order.
            host.set("ExtraHosts", KeptContainer.sorted(lines));
        }
        if (host.path("NetworkMode").asText().equals("default")) {
            host.put("NetworkMode", "bridge");
        }
        if (host.path("RestartPolicy").path("Name").asText().isEmpty()) {
            ((ObjectNode) host.path("RestartPolicy")).put("Name", "no");
        }
        container.path("Mounts").forEach(mount -> ((ObjectNode) mount).remove("Mode"));
        container.path("NetworkSettings").path("Networks").forEach(network -> {
            ((ObjectNode) network).remove(List.of("IPAddress", "IPv6Gateway"));
            Set<String> aliases = new TreeSet<>();
            network.path("Aliases").forEach(alias -> aliases.add(alias.asText()));
            // Compose has the container's name among them, which finds it in any case.
            aliases.remove("NAME");
            ArrayNode distinct = ((ObjectNode) network).putArray("Aliases");
            aliases.forEach(distinct::add);
        });
        host.path("PortBindings")
                .forEach(bindings -> bindings.forEach(binding -> {
                    if (binding.path("HostPort").asText().equals("0")) {
                        ((ObjectNode) binding).put("HostPort", "");
                    }
                }));
        return container;
    }
}
