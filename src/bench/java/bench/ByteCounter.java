package bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Passes connections on to a server, and counts the bytes that it is sent. */
final class ByteCounter implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final SocketAddress server;
    private final ServerSocketChannel listener;
    private final AtomicLong sent = new AtomicLong();

    private ByteCounter(SocketAddress server, ServerSocketChannel listener) {
        this.server = server;
        this.listener = listener;
        start(this::accept);
    }

    /** Before a server that listens on a Unix domain socket. */
    static ByteCounter ofSocket(Path server, Path socket) throws IOException {
        Files.deleteIfExists(socket);
        SocketAddress address = UnixDomainSocketAddress.of(socket);
        return new ByteCounter(
                UnixDomainSocketAddress.of(server),
                ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX).bind(address));
    }

    /** Before a server on a port of the loopback address; listens on a free one. */
    static ByteCounter ofPort(int server) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        return new ByteCounter(
                new InetSocketAddress(loopback, server),
                ServerSocketChannel.open().bind(new InetSocketAddress(loopback, 0)));
    }

    int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** The bytes sent since it was asked last. */
    long take() {
        return sent.getAndSet(0);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                SocketChannel connection = SocketChannel.open(server);
                start(() -> pass(client, connection, sent));
                start(() -> pass(connection, client, new AtomicLong()));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private static void pass(SocketChannel from, SocketChannel to, AtomicLong count) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
        try {
            while (from.read(buffer.clear()) >= 0) {
                count.addAndGet(buffer.flip().remaining());
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One side has gone; the other is told by the end of its connection.
            close(from);
            close(to);
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing more is wanted of it.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "byte-counter");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
