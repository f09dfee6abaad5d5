package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.engine.transport.EngineAddress;
import java.io.IOException;

/**
 * A connection with an engine that has answered. Safe for use by several threads; closing it ends all its requests.
 *
 * @param candidate the engine's address
 * @param http the client for requests, whose paths come from {@link #apiPath}
 * @param ping the engine's properties
 */
record EngineConnection(EngineCandidate candidate, DockerHttpClient http, Ping ping) implements AutoCloseable {
    private static final ApiVersion BUILDKIT_SINCE = new ApiVersion(1, 39);

    EngineAddress address() {
        return candidate.address();
    }

    String origin() {
        return candidate.origin();
    }

    /**
     * Returns a path of the API in the negotiated version, such as {@code /v1.41/images/json}.
     *
     * @param path begins with a slash; may have a query, whose values are already URL-encoded
     */
    String apiPath(String path) {
        return "/v" + ping.apiVersion() + path;
    }

    /** Returns the negotiated version of the API, such as {@code 1.41}. */
    String apiVersion() {
        return ping.apiVersion().toString();
    }

    /** Returns the operating system of the engine's containers; empty if it does not report it. */
    String osType() {
        return ping.osType();
    }

    boolean isPodman() {
        return ping.podman();
    }

    /** Returns whether the engine can build with BuildKit, as every Linux engine since API 1.39. */
    boolean hasBuildKit() {
        return osType().equals("linux") && !isPodman() && ping.apiVersion().compareTo(BUILDKIT_SINCE) >= 0;
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            // Ignored: it is being closed.
        }
    }

    @Override
    public String toString() {
        return address() + " (from " + origin() + ")";
    }
}
