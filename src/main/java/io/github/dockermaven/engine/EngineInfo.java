package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Platform;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.report.ByteSizes;
import io.github.dockermaven.report.Table;
import io.github.dockermaven.report.Table.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What an engine is and what it can, without its secrets.
 *
 * @param address how it was reached
 * @param origin what named that address: {@code docker.host}, a variable, a docker context, or the usual places
 * @param product {@code Docker Engine} or {@code Podman}
 * @param version its own
 * @param apiVersion the API's version that is spoken with it
 * @param newestApiVersion the newest that it speaks
 * @param oldestApiVersion the oldest that it speaks, {@code null} if it does not tell
 * @param name what its machine is called
 * @param operatingSystem its machine's, as a text
 * @param kernel its machine's
 * @param platform what it builds for if nothing else is asked for
 * @param cpus how many processors it has
 * @param memory bytes it has
 * @param imageStore {@code classic}, {@code containerd}, which can keep one image for several platforms, or {@code podman}
 * @param storageDriver what keeps the layers
 * @param images how many it has
 * @param containers how many it has, running or not
 * @param runningContainers how many of them run
 * @param buildKit whether it builds with BuildKit
 * @param rootless whether it runs without root's rights
 * @param cgroupVersion of the control groups its containers are in
 * @param cgroupDriver what makes them
 * @param swarm {@code inactive}, {@code active} or another state of its membership in a swarm
 * @param httpProxy by what it pulls over HTTP, {@code null} if by none; without user and password
 * @param httpsProxy the same over HTTPS
 * @param noProxy what it reaches without
 */
public record EngineInfo(
        String address,
        String origin,
        String product,
        String version,
        String apiVersion,
        String newestApiVersion,
        String oldestApiVersion,
        String name,
        String operatingSystem,
        String kernel,
        String platform,
        int cpus,
        long memory,
        String imageStore,
        String storageDriver,
        int images,
        int containers,
        int runningContainers,
        boolean buildKit,
        boolean rootless,
        String cgroupVersion,
        String cgroupDriver,
        String swarm,
        String httpProxy,
        String httpsProxy,
        String noProxy) {
    private static final String CONTAINERD = ImageStore.CONTAINERD.toString();
    private static final String PODMAN = ImageStore.PODMAN.toString();

    /**
     * Asks an engine.
     *
     * @throws DockerFailureException if it refuses to tell
     */
    static EngineInfo of(EngineApi api) {
        try {
            return of(api.connection(), api.get("/info"), api.get("/version"));
        } catch (ErrorResponseException e) {
            throw e.about("The engine at " + api.address() + " does not tell what it is");
        }
    }

    private static EngineInfo of(EngineConnection engine, JsonNode info, JsonNode version) {
        return new EngineInfo(
                engine.address().toString(),
                engine.origin(),
                engine.isPodman() ? "Podman" : "Docker Engine",
                version.path("Version").asText(info.path("ServerVersion").asText()),
                engine.apiVersion(),
                version.path("ApiVersion").asText(engine.apiVersion()),
                given(version, "MinAPIVersion"),
                info.path("Name").asText(),
                info.path("OperatingSystem").asText(),
                info.path("KernelVersion").asText(),
                new Platform(version.path("Os").asText(), version.path("Arch").asText(), "").toString(),
                info.path("NCPU").asInt(),
                info.path("MemTotal").asLong(),
                ImageStore.of(engine.isPodman(), info).toString(),
                info.path("Driver").asText(),
                info.path("Images").asInt(),
                info.path("Containers").asInt(),
                info.path("ContainersRunning").asInt(),
                engine.hasBuildKit(),
                texts(info.path("SecurityOptions")).anyMatch("name=rootless"::equals),
                given(info, "CgroupVersion"),
                given(info, "CgroupDriver"),
                info.path("Swarm").path("LocalNodeState").asText("inactive"),
                proxy(info, "HttpProxy"),
                proxy(info, "HttpsProxy"),
                given(info, "NoProxy"));
    }

    /** The texts of an array, and those of the arrays in it. */
    private static Stream<String> texts(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(EngineInfo::texts)
                : Stream.of(node.asText());
    }

    private static String given(JsonNode node, String field) {
        String text = node.path(field).asText();
        return text.isBlank() || node.path(field).isNull() ? null : text;
    }

    private static String proxy(JsonNode info, String field) {
        String url = given(info, field);
        return url == null ? null : HttpProxy.masked(url);
    }

    /** The same for a person. */
    public List<String> lines() {
        List<Property> lines = new ArrayList<>();
        lines.add(new Property("Address", address + " (from " + origin + ")"));
        lines.add(new Property("Engine", product + " " + version));
        lines.add(new Property(
                "API",
                apiVersion + ", of " + (oldestApiVersion == null ? "" : oldestApiVersion + " to ") + newestApiVersion));
        lines.add(new Property("Machine", name + ", " + operatingSystem + ", kernel " + kernel));
        lines.add(new Property("Platform", platform));
        lines.add(new Property("CPUs, memory", cpus + ", " + ByteSizes.format(memory)));
        lines.add(new Property("Images", images + ", in the " + imageStore + " store (" + storageDriver + ")"));
        lines.add(new Property("Containers", containers + ", of which " + runningContainers + " run"));
        lines.add(new Property("BuildKit", buildKit ? "yes (buildx is not needed)" : "no, builds are classic ones"));
        if (!imageStore.equals(PODMAN)) {
            lines.add(new Property("Several platforms of an image", yes(imageStore.equals(CONTAINERD))));
        }
        lines.add(new Property("Rootless", yes(rootless)));
        lines.add(new Property("Control groups", "version " + cgroupVersion + ", by " + cgroupDriver));
        lines.add(new Property("Swarm", swarm));
        addIfGiven(lines, "Proxy for HTTP", httpProxy);
        addIfGiven(lines, "Proxy for HTTPS", httpsProxy);
        addIfGiven(lines, "Without proxy", noProxy);
        return Table.properties(lines);
    }

    private static void addIfGiven(List<Property> lines, String name, String value) {
        if (value != null) {
            lines.add(new Property(name, value));
        }
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
