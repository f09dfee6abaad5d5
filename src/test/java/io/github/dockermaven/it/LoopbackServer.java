package io.github.dockermaven.it;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Listens on a free port of the loopback address, and serves each connection by a thread of its own. */
final class LoopbackServer implements Closeable {
    /** Few enough that a client cannot have sent all of a body of megabytes of which nothing is read. */
    private static final int UNREAD_BYTES = 1 << 16;

    private final ServerSocket server = new ServerSocket();

    /** What a thread does. */
    interface Task {
        void run() throws IOException;
    }

    /** What is done with a connection. */
    interface Handler {
        void serve(Socket client) throws IOException;
    }

    LoopbackServer(Handler handler) throws IOException {
        server.setReceiveBufferSize(UNREAD_BYTES);
        server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        thread(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                thread(() -> handler.serve(client));
            }
        });
    }

    static void thread(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // One of the two has gone, which the test sees at the other.
                    }
                },
                "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Connects with a server of this machine, {@code localhost:5000}. */
    static Socket connect(String address) throws IOException {
        return new Socket(
                InetAddress.getByName("127.0.0.1"), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
    }

    String address() {
        return "localhost:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
