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
import java.util.function.ToLongFunction;

/**
 * What is between a client and a server, and fails: one fault after the other, in the order in which they are given, each with
 * the first connection that comes so far. It sees bytes only, so it works with TLS too.
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
    private record Fault(long sent, long received, String answer) {}

    /** @param address of the server, {@code localhost:5000} */
    public FaultyProxy(String address) throws IOException {
        target = address;
        server = new LoopbackServer(this::serve);
    }

    public String address() {
        return server.address();
    }

    /** How many faults happened. */
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

    private void serve(Socket client) throws IOException {
        try (client) {
            Fault next = faults.peek();
            if (next != null && next.answer != null && happens(next)) {
                client.getInputStream().read(new byte[8192]);
                client.getOutputStream().write(next.answer.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket upstream = LoopbackServer.connect(target)) {
                LoopbackServer.thread(() -> move(upstream, client, Fault::received));
                move(client, upstream, Fault::sent);
            }
        }
    }

    /** Whether it is this connection's, which is that of the first who asks. */
    private boolean happens(Fault fault) {
        boolean mine = faults.remove(fault);
        if (mine) {
            played.incrementAndGet();
        }
        return mine;
    }

    private void move(Socket from, Socket to, ToLongFunction<Fault> most) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long moved = 0;
        InputStream source = from.getInputStream();
        OutputStream sink = to.getOutputStream();
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            Fault next = faults.peek();
            long left = next == null ? Long.MAX_VALUE : most.applyAsLong(next) - moved;
            if (count >= left && happens(next)) {
                sink.write(buffer, 0, (int) Math.max(0, left));
                from.close();
                to.close();
                return;
            }
            sink.write(buffer, 0, count);
            moved += count;
        }
        to.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
