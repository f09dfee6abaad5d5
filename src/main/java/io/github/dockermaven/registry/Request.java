package io.github.dockermaven.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a server is asked, without who asks.
 *
 * @param body what is sent with it, {@code null} for nothing
 */
record Request(String method, URI uri, Map<String, String> headers, Body body) {
    static Request get(URI uri, Map<String, String> headers) {
        return new Request("GET", uri, headers, null);
    }

    static Request head(URI uri, Map<String, String> headers) {
        return new Request("HEAD", uri, headers, null);
    }

    static Request post(URI uri) {
        return new Request("POST", uri, Map.of(), Body.EMPTY);
    }

    static Request delete(URI uri) {
        return new Request("DELETE", uri, Map.of(), Body.EMPTY);
    }

    static Request form(URI uri, String fields) {
        return new Request(
                "POST",
                uri,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Body.of(fields.getBytes(StandardCharsets.UTF_8)));
    }

    Request at(URI other) {
        return new Request(method, other, headers, body);
    }

    boolean onlyReads() {
        return body == null;
    }
}
