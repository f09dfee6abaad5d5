package io.github.dockermaven.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is between a client and a server, and fails: each fault is for one connection, in the order in which they are given.
 * Connections after them are left alone. It sees bytes only, so it works with TLS too.
 */
public final class FaultyProxy implements Closeable {
    private final LoopbackServer server;
    private final String target;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger played = new AtomicInteger();

    /**
     * What happens to a connection.
     *
     * @param sent after how many bytes of the client it is cut
     * @param received after how many bytes of the server it is cut
     * @param answer what the client is answered at once, and the server never sees; {@code null} to let it through
     */
    private record Fault(long sent, long received, String answer) {
        static final Fault NONE = new Fault(Long.MAX_VALUE, Long.MAX_VALUE, null);
    }

    /** @param address of the server, {@code localhost:5000} */
    public FaultyProxy(String address) throws IOException {
        target = address;
        server = new LoopbackServer(this::accepted);
    }

    private LoopbackServer.Task accepted(Socket client) {
        Fault fault = faults.poll();
        if (fault != null) {
            played.incrementAndGet();
        }
        return () -> serve(client, fault == null ? Fault.NONE : fault);
    }

    public String address() {
        return server.address();
    }

    /** How many faults there were. */
    public int played() {
        return played.get();
    }

    public FaultyProxy cutAfterSending(long bytes) {
        faults.add(new Fault(bytes, Long.MAX_VALUE, null));
        return this;
    }

    public FaultyProxy cutAfterReceiving(long bytes) {
        faults.add(new Fault(Long.MAX_VALUE, bytes, null));
        return this;
    }

    /** An HTTP answer without a body, after which the connection ends. */
    public FaultyProxy answer(String status, String header) {
        String head = "HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        faults.add(new Fault(Long.MAX_VALUE, Long.MAX_VALUE, head));
        return this;
    }

    private void serve(Socket client, Fault fault) throws IOException {
        try (client) {
            if (fault.answer != null) {
                client.getInputStream().read(new byte[8192]);
                client.getOutputStream().write(fault.answer.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket upstream = LoopbackServer.connect(target)) {
                LoopbackServer.thread(() -> move(upstream, client, fault.received));
                move(client, upstream, fault.sent);
            }
        }
    }

    private static void move(Socket from, Socket to, long most) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = most;
        InputStream source = from.getInputStream();
        OutputStream sink = to.getOutputStream();
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            if (count >= left) {
                sink.write(buffer, 0, (int) left);
                from.close();
                to.close();
                return;
            }
            sink.write(buffer, 0, count);
            left -= count;
        }
        to.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
