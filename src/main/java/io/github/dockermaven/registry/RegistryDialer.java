package io.github.dockermaven.registry;

import io.github.dockermaven.http.HostAddresses;
import io.github.dockermaven.http.Tunnel;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.tls.TlsHandshake;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Connections with one server by sockets, with its proxy and TLS where they are required.
 *
 * @param verify whether the certificate must be for the server's name
 * @param timeout for a connection with each of the server's addresses
 */
record RegistryDialer(HttpUrl address, Optional<HttpProxy> proxy, SSLContext tls, boolean verify, Duration timeout) {
    /** Returns whether requests contain the whole address, which a proxy needs. */
    boolean isForwarded() {
        return proxy.isPresent() && !address.isEncrypted();
    }

    /**
     * Connects with the server, or with its proxy.
     *
     * @param opened receives each channel before it connects: closing it ends the attempt
     */
    SocketChannel connect(Consumer<SocketChannel> opened) throws IOException {
        String host = proxy.map(HttpProxy::host).orElse(name());
        int port = proxy.map(HttpProxy::port).orElse(address.actualPort());
        return HostAddresses.of(host, port).connect(target -> connect(target, opened));
    }

    private SocketChannel connect(InetSocketAddress target, Consumer<SocketChannel> opened) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            opened.accept(channel);
            channel.socket().connect(target, (int) timeout.toMillis());
            return channel;
        } catch (SocketTimeoutException e) {
            channel.close();
            throw new HttpConnectTimeoutException("no connection in time");
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the socket for requests on a connection, which the caller closes in any case. */
    Socket socket(SocketChannel connected) throws IOException {
        Socket socket = connected.socket();
        if (!address.isEncrypted()) {
            return socket;
        }
        if (proxy.isPresent()) {
            String authority = address.host() + ":" + address.actualPort();
            Tunnel.open(proxy.get(), authority, "the registry", socket.getInputStream(), socket.getOutputStream());
        }
        SSLSocket encrypted =
                (SSLSocket) tls.getSocketFactory().createSocket(socket, name(), address.actualPort(), false);
        TlsHandshake.run(encrypted, name(), verify);
        return encrypted;
    }

    /** Returns the host, without the brackets of an IPv6 address. */
    private String name() {
        return address.host().replaceAll("[\\[\\]]", "");
    }
}
