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
 * The properties and abilities of an engine, without its secrets.
 *
 * @param address its address
 * @param origin the source of the address: {@code docker.host}, a variable, a docker context, or the usual places
 * @param product {@code Docker Engine} or {@code Podman}
 * @param version its version
 * @param apiVersion the negotiated version of the API
 * @param newestApiVersion the newest version that it supports
 * @param oldestApiVersion the oldest version that it supports, {@code null} if it does not report it
 * @param name the name of its machine
 * @param operatingSystem of its machine, as a text
 * @param kernel of its machine
 * @param platform the platform that it builds for by default
 * @param cpus the number of its processors
 * @param memory its memory in bytes
 * @param imageStore {@code classic}, {@code containerd}, which can store one image for several platforms, or
 *     {@code podman}
 * @param storageDriver the driver that stores the layers
 * @param images the number of its images
 * @param containers the number of its containers, running or not
 * @param runningContainers the number of its running containers
 * @param buildKit whether it builds with BuildKit
 * @param rootless whether it runs without root's permissions
 * @param cgroupVersion the version of its containers' control groups
 * @param cgroupDriver the driver of its containers' control groups
 * @param swarm {@code inactive}, {@code active} or another state of its membership in a swarm
 * @param httpProxy its proxy for pulls over HTTP, {@code null} for none; without user and password
 * @param httpsProxy the same for HTTPS
 * @param noProxy the hosts that it reaches without a proxy
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
     * Requests the properties of an engine.
     *
     * @throws DockerFailureException if it refuses to report them
     */
    static EngineInfo of(EngineApi api) {
        try {
            return of(api.connection(), api.get("/info"), api.get("/version"));
        } catch (ErrorResponseException e) {
            throw e.about("The engine at " + api.address() + " does not report its properties");
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

    /** Returns the texts of an array, including those of nested arrays. */
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

    /** Returns the properties for a person. */
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
