package io.github.dockermaven.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dockermaven.container.readiness.ExitCode;
import io.github.dockermaven.report.DescriptionLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person wants to know of a container: of the document that {@code docker container inspect} shows in full.
 * Environment variables are shown by their names only, because a container is where passwords are in them.
 */
public final class ContainerDescription {
    /** The states of a container whose process has ended with a code. */
    private static final Set<String> WITH_CODE = Set.of("exited", "dead", "restarting");

    private static final long MEBI = 1 << 20;

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
        facts.add("State", state(container));
        limit(container).ifPresent(bytes -> facts.add("Memory limit", bytes / MEBI + " MiB"));
        facts.add("Health", health(state.path("Health")));
        state.path("Health").path("Log").forEach(check -> facts.add("Health check", check(check)));
        facts.addTime("Created", container.path("Created"));
        facts.addTime("Started", state.path("StartedAt"));
        if (!state.path("Running").asBoolean()) {
            facts.addTime("Ended", state.path("FinishedAt"));
        }
        facts.add("Restarts", restarts(container));
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

    private static String state(JsonNode container) {
        JsonNode state = container.path("State");
        String status = state.path("Status").asText();
        String error = state.path("Error").asText("");
        return status + (WITH_CODE.contains(status) ? end(container) : "") + (error.isEmpty() ? "" : ": " + error);
    }

    /** Returns the code that the process ended with, and why. */
    private static String end(JsonNode container) {
        int code = container.path("State").path("ExitCode").asInt();
        boolean isOom = container.path("State").path("OOMKilled").asBoolean();
        if (isOom && code == ExitCode.KILLED) {
            return " with code " + code + " (" + ExitCode.outOfMemory("it", limit(container)) + ")";
        }
        return " with code " + code + " (" + ExitCode.meaning(code)
                + (isOom ? "; " + ExitCode.outOfMemory("one of its processes", limit(container)) : "") + ")";
    }

    private static Optional<Long> limit(JsonNode container) {
        return Optional.of(container.path("HostConfig").path("Memory").asLong()).filter(bytes -> bytes > 0);
    }

    private static String restarts(JsonNode container) {
        JsonNode policy = container.path("HostConfig").path("RestartPolicy");
        String name = policy.path("Name").asText("");
        int most = policy.path("MaximumRetryCount").asInt();
        return container.path("RestartCount").asText("")
                + (name.isEmpty() || name.equals("no")
                        ? ""
                        : " (policy " + name + (most > 0 ? ", " + most + " at most" : "") + ")");
    }

    private static String health(JsonNode health) {
        int failed = health.path("FailingStreak").asInt();
        return health.path("Status").asText("")
                + (failed > 0 ? ", after " + failed + (failed == 1 ? " failed check" : " failed checks") : "");
    }

    private static String check(JsonNode check) {
        String output = check.path("Output").asText("").strip().replaceAll("\\s*\\R\\s*", " | ");
        return (check.path("Start").asText("").replaceFirst("\\..*", "") + " exit code "
                        + check.path("ExitCode").asInt() + (output.isEmpty() ? "" : ": " + output))
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
