package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import io.github.dockermaven.engine.transport.EngineAddress;
import java.io.IOException;

/**
 * A way to an engine that has answered. Safe for several threads; closing it ends all its requests.
 *
 * @param candidate the place where the engine is
 * @param http for requests; their paths come from {@link #apiPath}
 * @param ping what the engine reports of itself
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
     * Returns a path of the API in the version agreed on, such as {@code /v1.41/images/json}.
     *
     * @param path begins with a slash; may have a query, whose values are URL-encoded already
     */
    String apiPath(String path) {
        return "/v" + ping.apiVersion() + path;
    }

    /** Returns the API's version agreed on, such as {@code 1.41}. */
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

    /** Returns whether the engine builds by BuildKit when asked to: every Linux engine since API 1.39 can. */
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
