package io.github.dockermaven.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.DescriptionLines;
import io.github.dockermaven.report.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The description of an image for a person, taken from the document that {@code docker image inspect} shows in full.
 */
public final class ImageDescription {
    private static final String COMMAND = "CMD";
    private static final String SHELL_COMMAND = "CMD-SHELL";

    private ImageDescription() {}

    /**
     * Returns a line for each property.
     *
     * @param image the engine's document
     * @param now the time against which ages are computed
     */
    public static List<String> lines(JsonNode image, Instant now) {
        JsonNode config = image.path("Config");
        DescriptionLines facts = new DescriptionLines(now);
        facts.add("Id", image.path("Id"));
        facts.addEach("Name", image.path("RepoTags"));
        facts.addEach("Digest", image.path("RepoDigests"));
        facts.addTime("Created", image.path("Created"));
        facts.add(
                "Platform",
                new Platform(
                                image.path("Os").asText(),
                                image.path("Architecture").asText(),
                                image.path("Variant").asText(""))
                        .toString());
        facts.add("Size", ByteSizes.format(image.path("Size").asLong()));
        facts.add("Layers", String.valueOf(image.path("RootFS").path("Layers").size()));
        facts.add("Entrypoint", config.path("Entrypoint"));
        facts.add("Command", config.path("Cmd"));
        facts.add("Working directory", config.path("WorkingDir"));
        facts.add("User", config.path("User"));
        facts.addFields("Port", config.path("ExposedPorts"));
        facts.addFields("Volume", config.path("Volumes"));
        facts.addEach("Environment", config.path("Env"));
        facts.add("Health check", healthcheck(config.path("Healthcheck")));
        facts.add("Stop signal", config.path("StopSignal"));
        facts.addEach("Trigger", config.path("OnBuild"));
        facts.addFields("Label", config.path("Labels"));
        return facts.lines();
    }

    /** Returns the command of a health check, and those of its times (in nanoseconds) that are set; empty for none. */
    public static String healthcheck(JsonNode healthcheck) {
        JsonNode test = healthcheck.path("Test");
        String kind = test.path(0).asText();
        if (test.isEmpty()) {
            return "";
        }
        if (!kind.equals(COMMAND) && !kind.equals(SHELL_COMMAND)) {
            return "none";
        }
        List<String> words = new ArrayList<>();
        test.forEach(word -> words.add(word.asText()));
        String command = String.join(" ", words.subList(1, words.size()));
        return command
                + time(healthcheck, "Interval", ", every ")
                + time(healthcheck, "Timeout", ", at most ")
                + time(healthcheck, "StartPeriod", ", after ")
                + (healthcheck.path("Retries").asInt() > 0
                        ? ", " + healthcheck.path("Retries").asInt() + " retries"
                        : "");
    }

    private static String time(JsonNode healthcheck, String field, String words) {
        long nanos = healthcheck.path(field).asLong();
        return nanos <= 0 ? "" : words + Durations.format(Duration.ofNanos(nanos));
    }
}
