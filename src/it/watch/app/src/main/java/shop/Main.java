package shop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers with what the library, a resource and this class say. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> {
            byte[] answer = text().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.createContext("/end", exchange -> System.exit(7));
        server.start();
        System.out.println("ready");
    }

    private static String text() throws IOException {
        try (InputStream name = Main.class.getResourceAsStream("/name.txt")) {
            return Greeting.text() + " " + new String(name.readAllBytes(), StandardCharsets.UTF_8).strip() + "!";
        }
    }
}
