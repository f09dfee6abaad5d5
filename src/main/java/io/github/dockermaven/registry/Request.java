package io.github.dockermaven.registry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a server, without authentication.
 *
 * @param body the content to send
 */
record Request(String method, HttpUrl address, Map<String, String> headers, Optional<RequestBody> body) {
    static Request get(HttpUrl address, Map<String, String> headers) {
        return new Request("GET", address, headers, Optional.empty());
    }

    static Request head(HttpUrl address, Map<String, String> headers) {
        return new Request("HEAD", address, headers, Optional.empty());
    }

    static Request post(HttpUrl address) {
        return new Request("POST", address, Map.of(), Optional.of(RequestBody.EMPTY));
    }

    static Request delete(HttpUrl address) {
        return new Request("DELETE", address, Map.of(), Optional.of(RequestBody.EMPTY));
    }

    static Request form(HttpUrl address, String fields) {
        return new Request(
                "POST",
                address,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Optional.of(RequestBody.of(fields.getBytes(StandardCharsets.UTF_8))));
    }

    Request at(HttpUrl other) {
        return new Request(method, other, headers, body);
    }

    boolean onlyReads() {
        return body.isEmpty();
    }
}
