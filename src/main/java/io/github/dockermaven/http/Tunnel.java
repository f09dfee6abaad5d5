package io.github.dockermaven.http;

import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxyFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Tunnels through a proxy by CONNECT (RFC 9110, 9.3.6), after which the proxy forwards all bytes. */
public final class Tunnel {
    private Tunnel() {}

    /**
     * Asks a proxy for a tunnel.
     *
     * @param authority host and port of the server at its other end
     * @param server the server's name in messages, such as {@code the engine}
     * @throws ProxyFailure if the proxy refuses
     */
    public static void open(HttpProxy proxy, String authority, String server, InputStream input, OutputStream output)
            throws IOException {
        String login = proxy.authorization()
                .map(value -> "Proxy-Authorization: " + value + "\r\n")
                .orElse("");
        output.write(("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n" + login + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        output.flush();
        int status = ResponseHead.read(input).status();
        if (status / 100 != 2) {
            throw ProxyFailure.answered(proxy, status, server);
        }
    }
}
