package io.github.dockermaven.container.readiness;

import io.github.dockermaven.error.PrintableText;
import io.github.dockermaven.http.HostAddresses;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;

/**
 * A port of a host, reached directly: a container is never behind a proxy.
 *
 * @param host a name, or an address; IPv6 without brackets
 */
record HostPort(String host, int port) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Connects with the first of the host's addresses that accepts. An interruption closes the channel. */
    SocketChannel connect() throws IOException {
        return HostAddresses.of(host, port).connect(address -> {
            SocketChannel channel = SocketChannel.open();
            boolean connected = false;
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.socket().connect(address, (int) CONNECT_TIMEOUT.toMillis());
                connected = true;
                return channel;
            } finally {
                if (!connected) {
                    channel.close();
                }
            }
        });
    }

    /** Returns a failure of a connection in few words. */
    static String reason(IOException failure) throws InterruptedException {
        if (failure instanceof ClosedByInterruptException
                || Thread.currentThread().isInterrupted()) {
            throw new InterruptedException();
        }
        if (failure instanceof UnknownHostException) {
            return "the host is not known";
        }
        if (failure instanceof NoRouteToHostException) {
            return "no route to the host";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        String text = PrintableText.of(failure);
        if (failure instanceof ConnectException) {
            return text.toLowerCase(Locale.ROOT).contains("refused") ? "connection refused" : PrintableText.quote(text);
        }
        return failure instanceof EOFException || text.toLowerCase(Locale.ROOT).contains("reset")
                ? "the connection was closed at once"
                : PrintableText.quote(text);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
