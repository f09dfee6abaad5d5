package io.github.dockermaven.engine.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that sends what a test defines, byte by byte, and keeps the heads of the requests that it received. */
public final class FakeEngine implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: ([0-9]+)");

    public static final String PING_OK =
            "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nOSType: linux\r\nBuilder-Version: 2\r\n"
                    + "Content-Length: 2\r\n\r\nOK";

    private final ServerSocketChannel server;
    private final EngineAddress address;
    private final Script script;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    /** The server's behaviour on one connection, after the request's head was read. */
    public interface Script {
        void play(Peer peer) throws Exception;
    }

    private FakeEngine(ServerSocketChannel server, EngineAddress address, Script script) {
        this.server = server;
        this.address = address;
        this.script = script;
        Thread thread = new Thread(this::serve, "fake-engine");
        thread.setDaemon(true);
        thread.start();
    }

    public static FakeEngine unix(Path socket, Script script) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return new FakeEngine(server, EngineAddress.unix(socket.toString()), script);
    }

    public static FakeEngine tcp(Script script) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        int port = server.socket().getLocalPort();
        return new FakeEngine(server, new EngineAddress(EngineAddress.Scheme.TCP, "127.0.0.1", port), script);
    }

    /**
     * Answers the ping as Docker Engine does, unless another response is set, and other requests by their method and
     * path, such as {@code GET /v1.41/networks}.
     */
    public static Script routes(Map<String, String> answers) {
        return peer -> {
            String line = peer.head().replaceFirst("(?s)(\\?[^ ]*)? HTTP/1.*", "");
            String request = URLDecoder.decode(line, StandardCharsets.UTF_8);
            peer.readBody();
            peer.say(answers.getOrDefault(
                    request,
                    request.equals("GET /_ping")
                            ? PING_OK
                            : json("404 Not Found", "{\"message\":\"no route " + request + "\"}")));
        };
    }

    /** A response with a JSON body. */
    public static String json(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    public static Script saying(String answer) {
        return peer -> peer.say(answer);
    }

    public EngineAddress address() {
        return address;
    }

    /** Returns the heads of the requests so far. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                Thread thread = new Thread(() -> play(channel), "fake-engine-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(SocketChannel channel) {
        try (Peer peer = new Peer(channel)) {
            heads.add(peer.head());
            script.play(peer);
        } catch (Exception e) {
            failures.add(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection, from the server's side. */
    public static final class Peer implements AutoCloseable {
        final SocketChannel channel;
        private String head;

        Peer(SocketChannel channel) {
            this.channel = channel;
        }

        /** Returns the head of this connection's request. */
        public String head() throws IOException {
            if (head == null) {
                head = readHead();
            }
            return head;
        }

        private String readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                int b = read();
                if (b < 0) {
                    break;
                }
                head.write(b);
            }
            return head.toString(StandardCharsets.UTF_8);
        }

        public int read() throws IOException {
            ByteBuffer one = ByteBuffer.allocate(1);
            return channel.read(one) < 0 ? -1 : one.get(0) & 0xff;
        }

        public String read(int count) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(count);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                continue;
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        }

        /** Reads a body whose length the head names: to close a connection with unread bytes would reset it. */
        void readBody() throws IOException {
            Matcher length = LENGTH.matcher(head());
            if (length.find()) {
                read(Integer.parseInt(length.group(1)));
            }
        }

        /** Reads until the client ends its side; returns the number of bytes that it sent. */
        public long drain() throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
            long total = 0;
            for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer.clear())) {
                total += count;
            }
            return total;
        }

        public void say(String text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
