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
 * Opens connections with one server by sockets, through its proxy and by TLS where it has to be.
 *
 * @param verify whether the certificate has to be one for the server's name
 * @param timeout for a connection with each address that the server has
 */
record RegistryDialer(HttpUrl address, Optional<HttpProxy> proxy, SSLContext tls, boolean verify, Duration timeout) {
    /** Whether requests name the whole address, as a proxy has to know it. */
    boolean isForwarded() {
        return proxy.isPresent() && !address.isEncrypted();
    }

    /**
     * Returns a connection with the server, or with its proxy.
     *
     * @param opened given each channel before it connects: closing it ends that
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

    /** Returns what requests are sent by, on a connection that the caller closes in any case. */
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

    /** Without the brackets of an address of IPv6. */
    private String name() {
        return address.host().replaceAll("[\\[\\]]", "");
    }
}
