package io.github.dockermaven.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.error.PrintableText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An engine's response to {@code GET /_ping} (Docker Engine API 1.24 and later).
 *
 * @param apiVersion the negotiated version of the API: the engine's newest, but none newer than this plugin's
 * @param osType the operating system of its containers: {@code linux} or {@code windows}; empty if it is not reported
 * @param podman whether it is Podman
 */
record Ping(ApiVersion apiVersion, String osType, boolean podman) {
    private static final ApiVersion OLDEST = new ApiVersion(1, 24);
    private static final ApiVersion NEWEST = new ApiVersion(1, 44);
    private static final int LONGEST_REASON = 2000;

    /**
     * Sends the request, and negotiates the API's version.
     *
     * @throws DockerExecutionException if there is no response, or not an engine's
     * @throws DockerFailureException if there is no version that both support
     */
    static Ping send(DockerHttpClient http, EngineAddress address) {
        ApiVersion newest;
        Ping ping;
        try (Response response = http.execute(get("/_ping"))) {
            if (response.getStatusCode() != 200) {
                throw new DockerExecutionException("The engine at %s answers %d to GET /_ping: %s"
                        .formatted(address, response.getStatusCode(), reason(response)));
            }
            newest = ApiVersion.parse(response.getHeader("Api-Version"))
                    .orElseThrow(() -> new DockerExecutionException(
                            "%s answers GET /_ping without an Api-Version: it is not a Docker Engine."
                                    .formatted(address)));
            ping = new Ping(
                    newest.compareTo(NEWEST) < 0 ? newest : NEWEST,
                    header(response, "OSType"),
                    response.getHeader("Libpod-API-Version") != null);
        }
        if (newest.compareTo(OLDEST) < 0) {
            throw new DockerFailureException(
                    ("The engine at %s speaks API %s at most, but %s is the oldest that this plugin supports."
                                    + " Update the engine.")
                            .formatted(address, newest, OLDEST));
        }
        if (newest.compareTo(NEWEST) > 0) {
            ping.checkAccepted(http, address, newest);
        }
        return ping;
    }

    /** Checks that the engine supports the version. It does not report its oldest one here, but refuses older ones. */
    private void checkAccepted(DockerHttpClient http, EngineAddress address, ApiVersion newest) {
        try (Response response = http.execute(get("/v" + apiVersion + "/_ping"))) {
            if (response.getStatusCode() == 400) {
                throw new DockerFailureException(
                        ("The engine at %s speaks API %s and refuses %s, the newest that this plugin supports (%s)."
                                        + " Update the plugin.")
                                .formatted(address, newest, apiVersion, reason(response)));
            }
        }
    }

    private static Request get(String path) {
        return Request.builder().method(Request.Method.GET).path(path).build();
    }

    private static String header(Response response, String name) {
        return Objects.requireNonNullElse(response.getHeader(name), "");
    }

    private static String reason(Response response) {
        try {
            byte[] body = response.getBody().readNBytes(LONGEST_REASON);
            return PrintableText.quote(new String(body, StandardCharsets.UTF_8).trim());
        } catch (IOException e) {
            return PrintableText.of(e);
        }
    }
}
