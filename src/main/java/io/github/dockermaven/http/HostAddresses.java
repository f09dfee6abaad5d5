package io.github.dockermaven.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * The addresses of a host, at least one. {@code localhost} often has one of IPv6 and one of IPv4, and the server
 * listens on only one of them.
 */
public record HostAddresses(List<InetAddress> addresses, int port) {
    public static HostAddresses of(String host, int port) throws IOException {
        return new HostAddresses(List.of(InetAddress.getAllByName(host)), port);
    }

    /** Connects with one address, and leaves nothing open if that fails. */
    public interface Attempt {
        SocketChannel connect(InetSocketAddress address) throws IOException;
    }

    /** Returns the connection with the first address that accepts one; throws the first failure if none does. */
    public SocketChannel connect(Attempt attempt) throws IOException {
        IOException failure = null;
        for (InetAddress address : addresses) {
            try {
                return attempt.connect(new InetSocketAddress(address, port));
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
}
