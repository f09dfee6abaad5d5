package io.github.dockermaven.contents;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.images.ImageDescription;
import io.github.dockermaven.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The configuration of an image in words, without what looks like a secret. */
final class ConfigurationLines {
    private final List<Line> lines = new ArrayList<>();

    private ConfigurationLines() {}

    /** A property and its value. */
    record Line(String name, String value) {}

    /** @param document the image's configuration file */
    static List<Line> of(JsonNode document) {
        JsonNode config = document.path("config");
        ConfigurationLines all = new ConfigurationLines();
        String user = config.path("User").asText("");
        all.add("Runs as", user.isEmpty() || user.equals("0") ? "root: the image names no other user" : user);
        all.addCommand("Entrypoint", config.path("Entrypoint"));
        all.addCommand("Command", config.path("Cmd"));
        all.add("Working folder", config.path("WorkingDir").asText(""));
        config.path("ExposedPorts").fieldNames().forEachRemaining(port -> all.add("Listens on", port));
        config.path("Volumes").fieldNames().forEachRemaining(volume -> all.add("Volume", volume));
        for (JsonNode variable : config.path("Env")) {
            String[] parts = variable.asText().split("=", 2);
            String value = parts.length == 1 ? "" : parts[1];
            all.add("Environment", parts[0] + "=" + HiddenSecrets.value(parts[0], value));
        }
        String check = ImageDescription.healthcheck(config.path("Healthcheck"));
        all.add("Health check", check.isEmpty() ? "none: an engine only sees whether the process runs" : check);
        all.add("Stopped by", config.path("StopSignal").asText(""));
        for (JsonNode trigger : config.path("OnBuild")) {
            all.add("Built upon", trigger.asText());
        }
        for (Map.Entry<String, JsonNode> label : config.path("Labels").properties()) {
            String value = label.getValue().asText();
            all.add("Label", label.getKey() + "=" + HiddenSecrets.value(label.getKey(), value));
        }
        return all.lines;
    }

    private void addCommand(String name, JsonNode words) {
        add(name, words.isEmpty() ? "" : JsonWriter.write(words));
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            lines.add(new Line(name, HiddenSecrets.in(value)));
        }
    }
}
