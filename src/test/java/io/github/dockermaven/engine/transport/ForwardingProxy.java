package io.github.dockermaven.engine.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that resolves every name to this machine, and keeps the heads of its requests. */
public final class ForwardingProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final String refusal;
    private final String pass;

    /** @param refusal the response instead, {@code null} to forward */
    public ForwardingProxy(String refusal) throws IOException {
        this(refusal, null);
    }

    private ForwardingProxy(String refusal, String pass) throws IOException {
        this.refusal = refusal;
        this.pass = pass;
        start(this::serve);
    }

    /** Returns a proxy that forwards only requests with this {@code Proxy-Authorization}. */
    public static ForwardingProxy wanting(String authorization) throws IOException {
        return new ForwardingProxy(
                "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n",
                "\r\nProxy-Authorization: " + authorization + "\r\n");
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<String> heads() {
        return List.copyOf(heads);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One of the two sides has ended, which the other one notices.
                    }
                },
                "forwarding-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            start(() -> forward(client));
        }
    }

    private void forward(Socket client) throws IOException {
        try (client) {
            String head = readHead(client.getInputStream());
            heads.add(head);
            if (refusal != null && (pass == null || !head.contains(pass))) {
                say(client, refusal);
                return;
            }
            String target = head.split(" ")[1];
            boolean tunnel = head.startsWith("CONNECT ");
            String authority = tunnel ? target : target.replaceFirst("http://([^/]+).*", "$1");
            try (Socket engine = new Socket("127.0.0.1", Integer.parseInt(authority.replaceFirst(".*:", "")))) {
                if (tunnel) {
                    say(client, "HTTP/1.1 200 Connection established\r\n\r\n");
                } else {
                    say(engine, head.replaceFirst("http://[^/]+", "").replaceFirst("Proxy-Authorization: .*\r\n", ""));
                }
                start(() -> client.getInputStream().transferTo(engine.getOutputStream()));
                engine.getInputStream().transferTo(client.getOutputStream());
            }
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream output = socket.getOutputStream();
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private static String readHead(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            head.write(input.read());
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
