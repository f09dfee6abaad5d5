package io.github.dockermaven.proxy;

import java.util.Optional;

/**
 * A proxy to which the plugin speaks HTTP, whatever protocol goes through it.
 *
 * @param host its name or address
 * @param authorization the value of {@code Proxy-Authorization}
 * @param source the setting that names it
 */
public record HttpProxy(String host, int port, Optional<String> authorization, ProxySource source) {
    /** Returns a proxy's or server's address without user and password, even if it is malformed. */
    public static String masked(String url) {
        return url.replaceFirst("(?s)^(\\s*[A-Za-z][A-Za-z0-9+.-]*://)?.*@", "$1…@");
    }

    /** Returns the address and its source for messages, without the password. */
    @Override
    public String toString() {
        return "http://%s:%d (from %s)".formatted(host, port, source.place());
    }
}
