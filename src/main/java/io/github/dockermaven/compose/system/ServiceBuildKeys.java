package io.github.dockermaven.compose.system;

import io.github.dockermaven.builder.BuildOptions;
import io.github.dockermaven.engine.HostConfig.Ulimit;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of a service's {@code build} that say how its Dockerfile is built. */
record ServiceBuildKeys(ComposeValue service, ComposeValue build) {
    /** What the image would lack without them, and what to do in their place. */
    private static final Map<String, String> UNSUPPORTED = Map.of(
            "additional_contexts", "Write a FROM for an image, or put the folder into the context.",
            "secrets", "Have Maven fetch what needs them, and copy it in the Dockerfile.",
            "ssh", "Have Maven fetch what needs it, and copy it in the Dockerfile.",
            "entitlements", "Leave it out, or build this image with docker compose.",
            "privileged", "Leave it out, or build this image with docker compose.");

    private static final List<String> WITHOUT_EFFECT = List.of("cache_to", "isolation", "provenance", "sbom");
    /** A cache that is an image, in the long form. */
    private static final String REGISTRY_CACHE = "type=registry,ref=";

    /**
     * Returns them as options.
     *
     * @param platforms what the image is for
     * @throws DockerFailureException if one is not supported, or has a value that it cannot have
     */
    BuildOptions options(List<Platform> platforms) {
        build.entries().keySet().stream()
                .filter(UNSUPPORTED::containsKey)
                .flatMap(key -> given(key).stream())
                .findFirst()
                .ifPresent(value -> {
                    throw value.error(subject(value.name()) + " is known to compose, and is not supported here. "
                            + UNSUPPORTED.get(value.name()));
                });
        return ServiceBuild.parsed(build, () -> BuildOptions.of(
                        build.map("args"),
                        build.isTrue("no_cache"),
                        build.text("target"),
                        platforms.stream().map(Platform::toString).toList(),
                        build.text("network"),
                        build.texts("extra_hosts").stream()
                                .map(host -> host.replaceFirst("=", ":"))
                                .toList(),
                        caches().flatMap(Optional::stream).toList())
                .withEngineOptions(engineOptions()));
    }

    /** Returns a warning for each key that has no effect. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        WITHOUT_EFFECT.forEach(key -> given(key)
                .ifPresent(value -> warnings.add(value.place() + " " + subject(key) + " has no effect here.")));
        build.get("cache_from")
                .filter(value -> caches().anyMatch(Optional::isEmpty))
                .ifPresent(value -> warnings.add(value.place() + " " + subject("cache_from")
                        + ": only images are taken from, the rest has no effect here."));
        return warnings;
    }

    private String subject(String key) {
        return "services." + service.name() + ".build." + key;
    }

    /** Returns a key's value, empty if that is the same as none. */
    private Optional<ComposeValue> given(String key) {
        return build.get(key)
                .filter(value -> !value.isText() || !value.text().equals("false"))
                .filter(value -> !value.isEmpty());
    }

    /** Returns the images that steps are taken from, empty for other places. */
    private Stream<Optional<String>> caches() {
        return build.texts("cache_from").stream()
                .map(text -> text.startsWith(REGISTRY_CACHE) ? text.substring(REGISTRY_CACHE.length()) : text)
                .map(text -> Optional.of(text).filter(image -> !image.contains("=")));
    }

    /** What engines call otherwise. */
    private Map<String, String> engineOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        Map<String, String> labels = build.map("labels");
        if (!labels.isEmpty()) {
            options.put("labels", JsonWriter.write(labels));
        }
        NumberValue.unlessZero(build, "shm_size").ifPresent(size -> options.put("shmsize", size.toString()));
        Map<String, ComposeValue> limits = build.entries("ulimits");
        if (!limits.isEmpty()) {
            options.put(
                    "ulimits",
                    JsonWriter.write(limits.values().stream()
                            .map(ServiceHost::ulimit)
                            .map(ServiceBuildKeys::json)
                            .toList()));
        }
        return options;
    }

    private static Map<String, Object> json(Ulimit limit) {
        return Map.of("Name", limit.name(), "Soft", limit.soft(), "Hard", limit.hard());
    }
}
