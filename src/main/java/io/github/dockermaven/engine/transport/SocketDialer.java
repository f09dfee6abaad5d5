package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.http.HostAddresses;
import io.github.dockermaven.http.Tunnel;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxyFailure;
import io.github.dockermaven.report.Durations;
import io.github.dockermaven.tls.TlsHandshake;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A factory of connections with one engine by sockets. */
final class SocketDialer implements Dialer {
    private final EngineAddress address;
    private final SSLContext tls;
    private final boolean verifyHost;
    private final HttpProxy proxy;
    private final Duration timeout;
    private final Watchdog watchdog;

    /**
     * @param tls the TLS context; {@code null} unless the address requires TLS
     * @param verifyHost whether the certificate must be for the address's host
     * @param proxy the proxy for the host; {@code null} for none
     * @param timeout for the connection, and again for the TLS handshake; zero for no limit
     */
    SocketDialer(
            EngineAddress address,
            SSLContext tls,
            boolean verifyHost,
            HttpProxy proxy,
            Duration timeout,
            Watchdog watchdog) {
        this.address = address;
        this.tls = tls;
        this.verifyHost = verifyHost;
        this.proxy = proxy;
        this.timeout = timeout;
        this.watchdog = watchdog;
    }

    @Override
    public Connection dial() throws IOException {
        if (address.scheme() == EngineAddress.Scheme.UNIX) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            return Connection.plain(connect(channel, UnixDomainSocketAddress.of(address.location())));
        }
        if (proxy == null) {
            SocketChannel channel = dialHost(address.location(), address.port());
            return tls == null ? Connection.plain(channel) : encrypt(channel);
        }
        SocketChannel channel = dialProxy();
        if (tls == null) {
            return Connection.plain(channel).by(proxy);
        }
        within(channel, "no way through the proxy at " + proxy, () -> askForTunnel(channel));
        return encrypt(channel);
    }

    private SocketChannel dialProxy() throws IOException {
        try {
            return dialHost(proxy.host(), proxy.port());
        } catch (IOException e) {
            throw ProxyFailure.unreachable(proxy, PrintableText.of(e), e);
        }
    }

    private void askForTunnel(SocketChannel channel) throws IOException {
        Connection connection = Connection.plain(channel);
        Tunnel.open(proxy, address.hostHeader(), "the engine", connection.input(), connection.output());
    }

    private SocketChannel dialHost(String host, int port) throws IOException {
        return HostAddresses.of(host, port).connect(target -> {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            return connect(channel, target);
        });
    }

    private SocketChannel connect(SocketChannel channel, SocketAddress target) throws IOException {
        within(channel, "no connection", () -> channel.connect(target));
        return channel;
    }

    private Connection encrypt(SocketChannel channel) throws IOException {
        String host = address.location().replaceAll("[\\[\\]]", "");
        SSLSocket[] made = new SSLSocket[1];
        within(channel, "no end of the TLS handshake", () -> {
            SSLSocket socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(channel.socket(), host, address.port(), false);
            TlsHandshake.run(socket, host, verifyHost);
            made[0] = socket;
        });
        return Connection.encrypted(channel, made[0]);
    }

    private void within(SocketChannel channel, String complaint, Step step) throws IOException {
        Watchdog.Watch watch = watchdog.watch(channel, timeout);
        boolean done = false;
        try {
            step.run();
            done = !watch.stop();
        } catch (IOException e) {
            if (!watch.fired()) {
                throw e;
            }
        } finally {
            watch.stop();
            if (!done) {
                channel.close();
            }
        }
        if (!done) {
            throw new SocketTimeoutException("%s within %s".formatted(complaint, Durations.exact(timeout)));
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
