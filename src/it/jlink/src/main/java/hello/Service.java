package hello;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Tells over HTTP what its run-time can. */
public class Service {
    private static final char[] PASSWORD = "changeit".toCharArray();

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/facts", exchange -> answer(exchange, facts()));
        server.createContext("/tls", exchange -> answer(exchange, handshake()));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String facts() throws IOException {
        Path file = Files.writeString(Path.of("/tmp/사용자"), "text");
        return String.join(
                " ",
                System.getProperty("user.name"),
                Integer.toOctalString((int) Files.getAttribute(Path.of("/tmp"), "unix:mode") & 07777),
                Charset.defaultCharset().name(),
                Files.readString(file),
                Files.readString(Path.of("/conf/secret.txt")));
    }

    /** Shakes hands with itself, by a key of an elliptic curve, and counts the authorities that it trusts by default. */
    private static String handshake() {
        try {
            SSLContext context = context();
            try (SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0)) {
                Thread other = new Thread(() -> greet(server));
                other.start();
                try (SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.getLocalPort())) {
                    String greeting = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    return greeting + " by " + socket.getSession().getProtocol() + ", "
                            + (authorities() > 10 ? "many authorities" : "no authorities");
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            return e.toString();
        }
    }

    private static void greet(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private static SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Service.class.getResourceAsStream("/key.p12")) {
            store.load(stream, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static int authorities() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return ((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers().length;
    }
}
