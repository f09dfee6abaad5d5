package io.github.dockermaven.proxy;

/**
 * A proxy that is spoken with by http, whatever goes through it.
 *
 * @param host its name or address
 * @param authorization the value of {@code Proxy-Authorization}, {@code null} for none
 * @param source what names it
 */
public record HttpProxy(String host, int port, String authorization, ProxySource source) {
    /** The address of a proxy or server without the user and the password that it may have, well-formed or not. */
    public static String masked(String url) {
        return url.replaceFirst("(?s)^(\\s*[A-Za-z][A-Za-z0-9+.-]*://)?.*@", "$1…@");
    }

    /** For messages: where it is and what names it, without its password. */
    @Override
    public String toString() {
        return "http://%s:%d (from %s)".formatted(host, port, source.place());
    }
}
