package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dockermaven.report.DescriptionLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person wants to know of a container: of the document that {@code docker container inspect} shows in full.
 * Environment variables are shown by their names only, because a container is where passwords are in them.
 */
public final class ContainerDescription {
    private ContainerDescription() {}

    /**
     * Returns a line for each fact.
     *
     * @param container the engine's document
     * @param now the time that ages are counted from
     */
    public static List<String> lines(JsonNode container, Instant now) {
        JsonNode config = container.path("Config");
        JsonNode state = container.path("State");
        DescriptionLines facts = new DescriptionLines(now);
        facts.add("Name", container.path("Name").asText().replaceFirst("^/", ""));
        facts.add("Id", container.path("Id"));
        facts.add(
                "Image",
                config.path("Image").asText() + " (" + container.path("Image").asText() + ")");
        facts.add("State", state(state));
        facts.add("Health", state.path("Health").path("Status"));
        facts.add("Last health check", lastCheck(state.path("Health").path("Log")));
        facts.addTime("Created", container.path("Created"));
        facts.addTime("Started", state.path("StartedAt"));
        if (!state.path("Running").asBoolean()) {
            facts.addTime("Ended", state.path("FinishedAt"));
        }
        facts.add("Restarts", container.path("RestartCount"));
        facts.add("Command", command(container));
        facts.add("Working directory", config.path("WorkingDir"));
        facts.add("User", config.path("User"));
        JsonNode network = container.path("NetworkSettings");
        network.path("Ports").properties().forEach(port -> facts.add("Port", port(port.getKey(), port.getValue())));
        network.path("Networks")
                .properties()
                .forEach(each -> facts.add("Network", network(each.getKey(), each.getValue())));
        container.path("Mounts").forEach(mount -> facts.add("Mount", mount(mount)));
        facts.add("Environment", names(config.path("Env")));
        facts.addFields("Label", config.path("Labels"));
        return facts.lines();
    }

    private static String state(JsonNode state) {
        String status = state.path("Status").asText();
        String error = state.path("Error").asText("");
        return status
                + (status.equals("exited")
                        ? " with code " + state.path("ExitCode").asInt()
                        : "")
                + (state.path("OOMKilled").asBoolean() ? ", out of memory" : "")
                + (error.isEmpty() ? "" : ": " + error);
    }

    private static String lastCheck(JsonNode log) {
        if (log.isEmpty()) {
            return "";
        }
        JsonNode last = log.path(log.size() - 1);
        return ("exit code " + last.path("ExitCode").asInt() + " "
                        + last.path("Output").asText("").strip().replaceAll("\\s*\\R\\s*", " | "))
                .strip();
    }

    private static String command(JsonNode container) {
        ArrayNode command = JsonNodeFactory.instance.arrayNode().add(container.path("Path"));
        container.path("Args").forEach(command::add);
        return command.toString();
    }

    /** Returns one port of the container, and the host's that lead to it. */
    private static String port(String port, JsonNode bindings) {
        List<String> hosts = new ArrayList<>();
        bindings.forEach(binding -> {
            String ip = binding.path("HostIp").asText();
            hosts.add((ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":"
                    + binding.path("HostPort").asText());
        });
        return port + (hosts.isEmpty() ? " (not published)" : " at " + String.join(", ", hosts));
    }

    private static String network(String name, JsonNode endpoint) {
        List<String> addresses = new ArrayList<>(List.of(
                endpoint.path("IPAddress").asText(""),
                endpoint.path("GlobalIPv6Address").asText("")));
        addresses.removeIf(String::isBlank);
        List<String> aliases = new ArrayList<>();
        endpoint.path("Aliases").forEach(alias -> aliases.add(alias.asText()));
        return name
                + (addresses.isEmpty() ? "" : " " + String.join(", ", addresses))
                + (aliases.isEmpty() ? "" : " (also called " + String.join(", ", aliases) + ")");
    }

    private static String mount(JsonNode mount) {
        String source = mount.path("Name").asText(mount.path("Source").asText());
        return mount.path("Type").asText() + " " + source + " at "
                + mount.path("Destination").asText() + (mount.path("RW").asBoolean() ? "" : " (read only)");
    }

    private static String names(JsonNode environment) {
        List<String> names = new ArrayList<>();
        environment.forEach(each -> names.add(each.asText().replaceFirst("(?s)=.*", "")));
        return String.join(", ", names);
    }
}
