package io.github.dockermaven.container;

import io.github.dockermaven.engine.ContainerSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties that a start has set so far, and texts with their values. Safe for use by several threads. */
final class StartProperties {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> values = new ConcurrentHashMap<>();

    void set(Map<String, String> properties) {
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
    ContainerSpec fill(ContainerSpec spec) {
        ContainerSpec.Process process = spec.process();
        ContainerSpec.Networking networking = spec.networking();
        return new ContainerSpec(
                spec.name(),
                spec.image(),
                spec.platform(),
                new ContainerSpec.Process(
                        process.entrypoint().map(this::fill),
                        process.cmd().map(this::fill),
                        fill(process.env()),
                        process.workingDir(),
                        process.user(),
                        process.hostname(),
                        process.domainname(),
                        process.init(),
                        process.stopSignal(),
                        process.stopTimeout(),
                        process.healthCheck(),
                        process.tty(),
                        process.openStdin(),
                        process.stdinOnce()),
                spec.resources(),
                spec.security(),
                spec.storage(),
                new ContainerSpec.Networking(
                        networking.mode(),
                        networking.endpoints(),
                        networking.ports(),
                        networking.links(),
                        fill(networking.extraHosts()),
                        networking.dns(),
                        networking.dnsSearch()),
                spec.restart(),
                spec.autoRemove(),
                spec.logDriver(),
                fill(spec.labels()));
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
