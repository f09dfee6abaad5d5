package io.github.dockermaven.engine.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens connections with one engine by sockets. */
final class SocketDialer implements Dialer {
    private final EngineAddress address;
    private final SSLContext tls;
    private final boolean verifyHost;
    private final Duration timeout;
    private final Watchdog watchdog;

    /**
     * @param tls how to speak TLS; {@code null} unless the address asks for it
     * @param verifyHost whether the certificate must be one for the address's host
     * @param timeout for the connection, and again for the TLS handshake; zero means for ever
     */
    SocketDialer(EngineAddress address, SSLContext tls, boolean verifyHost, Duration timeout, Watchdog watchdog) {
        this.address = address;
        this.tls = tls;
        this.verifyHost = verifyHost;
        this.timeout = timeout;
        this.watchdog = watchdog;
    }

    @Override
    public Connection dial() throws IOException {
        if (address.scheme() == EngineAddress.Scheme.UNIX) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            return Connection.plain(connect(channel, UnixDomainSocketAddress.of(address.location())));
        }
        SocketChannel channel = dialHost();
        return tls == null ? Connection.plain(channel) : encrypt(channel);
    }

    private SocketChannel dialHost() throws IOException {
        IOException failure = null;
        for (InetAddress candidate : InetAddress.getAllByName(address.location())) {
            try {
                SocketChannel channel = SocketChannel.open();
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
                return connect(channel, new InetSocketAddress(candidate, address.port()));
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        throw failure;
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
            if (verifyHost) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
            }
            socket.startHandshake();
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
            throw new SocketTimeoutException("%s within %s".formatted(complaint, EngineHttpClient.seconds(timeout)));
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
