package io.github.dockermaven.registry;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request to a server, without who asks.
 *
 * @param body what is sent with it, {@code null} for nothing
 */
record Request(String method, Address address, Map<String, String> headers, Body body) {
    static Request get(Address address, Map<String, String> headers) {
        return new Request("GET", address, headers, null);
    }

    static Request head(Address address, Map<String, String> headers) {
        return new Request("HEAD", address, headers, null);
    }

    static Request post(Address address) {
        return new Request("POST", address, Map.of(), Body.EMPTY);
    }

    static Request delete(Address address) {
        return new Request("DELETE", address, Map.of(), Body.EMPTY);
    }

    static Request form(Address address, String fields) {
        return new Request(
                "POST",
                address,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Body.of(fields.getBytes(StandardCharsets.UTF_8)));
    }

    Request at(Address other) {
        return new Request(method, other, headers, body);
    }

    boolean onlyReads() {
        return body == null;
    }
}
