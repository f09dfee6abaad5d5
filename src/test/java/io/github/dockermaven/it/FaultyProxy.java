package io.github.dockermaven.it;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * What is between a client and a server, and fails: each fault is for one connection, in the order in which they are given.
 * Connections after them are left alone, but for requests that are always answered in the server's place. Of these alone it
 * has to understand something; else it sees bytes only, so it works with TLS too.
 */
public final class FaultyProxy implements Closeable {
    private final ServerSocket server;
    private final int target;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger played = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final Map<Pattern, String> answers = new ConcurrentHashMap<>();

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
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        target = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
        thread(() -> {
            while (!server.isClosed()) {
                Socket client = server.accept();
                Fault fault = faults.poll();
                if (fault != null) {
                    played.incrementAndGet();
                }
                thread(() -> serve(client, fault == null ? Fault.NONE : fault));
            }
        });
    }

    public String address() {
        return "localhost:" + server.getLocalPort();
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

    /**
     * Answers all requests of a kind, which the server never sees, and ends the connection then.
     *
     * @param begin matches the begin of their heads: {@code PUT /v2/.*}
     * @param answer head and body, or empty for none, and the connection goes on
     */
    public FaultyProxy always(String begin, String answer) {
        answers.put(Pattern.compile(begin), answer);
        return this;
    }

    /** An answer with a body, whole. */
    public static String answer(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** How many bytes of clients reached the server. */
    public long sent() {
        return sent.get();
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void thread(Task task) {
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

    private void serve(Socket client, Fault fault) throws IOException {
        try (client) {
            if (fault.answer != null) {
                client.getInputStream().read(new byte[8192]);
                client.getOutputStream().write(fault.answer.getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket upstream = new Socket(InetAddress.getByName("127.0.0.1"), target)) {
                thread(() -> move(upstream, client, fault.received, chunk -> Optional.empty()));
                move(client, upstream, fault.sent, this::answerTo);
            }
        }
    }

    /** What is answered instead of the server to a request that begins so; nothing if it is for the server. */
    private Optional<String> answerTo(String begin) {
        Optional<String> answer = answers.entrySet().stream()
                .filter(each -> each.getKey().matcher(begin).lookingAt())
                .map(Map.Entry::getValue)
                .findFirst();
        if (answer.isEmpty()) {
            sent.addAndGet(begin.length());
        }
        return answer;
    }

    private interface Answering {
        Optional<String> to(String chunk);
    }

    private static void move(Socket from, Socket to, long most, Answering answering) throws IOException {
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
            Optional<String> answer = answering.to(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            if (answer.isPresent() && answer.get().isEmpty()) {
                continue;
            }
            if (answer.isPresent()) {
                from.getOutputStream().write(answer.get().getBytes(StandardCharsets.ISO_8859_1));
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
