package io.github.dockermaven.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.Platform;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** A Docker Engine that has answered. Safe for use by many threads; closing it ends all its requests. */
public final class Engine implements AutoCloseable {
    private static final ApiVersion BUILDKIT_SINCE = new ApiVersion(1, 39);

    private final EngineAddress address;
    private final String origin;
    private final DockerHttpClient http;
    private final Ping ping;
    private JsonNode info;
    private Platform platform;

    Engine(EngineAddress address, String origin, DockerHttpClient http, Ping ping) {
        this.address = Objects.requireNonNull(address, "address");
        this.origin = Objects.requireNonNull(origin, "origin");
        this.http = Objects.requireNonNull(http, "http");
        this.ping = Objects.requireNonNull(ping, "ping");
    }

    public EngineAddress address() {
        return address;
    }

    /** Where its address is from, for messages: {@code docker.host}, a variable, a context, or the usual places. */
    public String origin() {
        return origin;
    }

    /** For requests; their paths come from {@link #apiPath}. */
    DockerHttpClient http() {
        return http;
    }

    /**
     * A path of the API in the version agreed on, such as {@code /v1.41/images/json}.
     *
     * @param path begins with a slash; may have a query, whose values are URL-encoded already
     */
    String apiPath(String path) {
        return "/v" + ping.apiVersion() + path;
    }

    /** The API's version agreed on, such as {@code 1.41}. */
    public String apiVersion() {
        return ping.apiVersion().toString();
    }

    /** The operating system of its containers, {@code linux} or {@code windows}; empty if it does not tell. */
    public String osType() {
        return ping.osType();
    }

    /** What it calls itself, the same after a restart; empty if it does not tell, as behind a proxy that hides it. */
    public Optional<String> id() {
        return Optional.of(info().path("ID").asText()).filter(id -> !id.isBlank());
    }

    /** How it keeps its images. One that does not tell is taken for a classic store, the one that refuses what is wrong. */
    public ImageStore imageStore() {
        return ImageStore.of(this, info());
    }

    /** Asked once, and missing if the engine does not tell. */
    private synchronized JsonNode info() {
        if (info == null) {
            try {
                info = EngineApi.ask(this, "/info");
            } catch (ErrorResponseException e) {
                info = MissingNode.getInstance();
            }
        }
        return info;
    }

    /**
     * What it runs on, which is what it builds for if nothing else is asked for.
     *
     * @throws DockerFailureException if it does not tell
     */
    public synchronized Platform platform() {
        if (platform == null) {
            try {
                JsonNode version = EngineApi.ask(this, "/version");
                platform = new Platform(
                        version.path("Os").asText(), version.path("Arch").asText(), "");
            } catch (ErrorResponseException e) {
                throw e.about("The platform of the engine at " + address + " is not known");
            }
        }
        return platform;
    }

    /** Whether it builds by BuildKit when asked to: every Linux engine since API 1.39 can, whatever it prefers. */
    public boolean hasBuildKit() {
        return osType().equals("linux") && !isPodman() && ping.apiVersion().compareTo(BUILDKIT_SINCE) >= 0;
    }

    /** Whether it is Podman's imitation of an engine. */
    public boolean isPodman() {
        return ping.podman();
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }

    @Override
    public String toString() {
        return address + " (from " + origin + ")";
    }
}
