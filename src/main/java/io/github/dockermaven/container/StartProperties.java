package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import io.github.dockermaven.engine.NetworkingSpec;
import io.github.dockermaven.engine.ProcessSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties that a start has set so far, and texts with their values. Safe for use by several threads. */
public final class StartProperties {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> values = new ConcurrentHashMap<>();

    /** Sets properties. */
    public void set(Map<String, String> properties) {
        values.putAll(properties);
    }

    /** Returns a text with the values of its properties; one that is not set stays as it is written. */
    String fill(String text) {
        return text.contains("${")
                ? PROPERTY.matcher(text)
                        .replaceAll(
                                match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())))
                : text;
    }

    /** Returns a container with the values of the properties in its texts. */
    public ContainerSpec fill(ContainerSpec spec) {
        ProcessSpec process = spec.process();
        NetworkingSpec networking = spec.networking();
        return spec.withProcess(process.withCommand(
                        process.entrypoint().map(this::fill), process.cmd().map(this::fill), fill(process.env())))
                .withNetworking(networking.withExtraHosts(fill(networking.extraHosts())))
                .withLabels(fill(spec.labels()));
    }

    private List<String> fill(List<String> texts) {
        return texts.stream().map(this::fill).toList();
    }

    private Map<String, String> fill(Map<String, String> map) {
        Map<String, String> filled = new LinkedHashMap<>();
        map.forEach((key, value) -> filled.put(key, fill(value)));
        return filled;
    }
}
