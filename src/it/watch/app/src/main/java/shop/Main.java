package shop;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Answers with what the library, a resource and this class say. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        try (ServerSocket server = new ServerSocket(8080)) {
            System.out.println("ready");
            while (true) {
                try (Socket peer = server.accept()) {
                    answer(peer);
                }
            }
        }
    }

    private static void answer(Socket peer) throws IOException {
        StringBuilder request = new StringBuilder();
        for (int b = peer.getInputStream().read(); b >= 0; b = peer.getInputStream().read()) {
            request.append((char) b);
            if (request.toString().startsWith("GET /end")) {
                System.exit(7);
            }
            if (request.toString().endsWith("\r\n\r\n")) {
                byte[] answer = text().getBytes(StandardCharsets.UTF_8);
                String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + answer.length + "\r\n\r\n";
                peer.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                peer.getOutputStream().write(answer);
                return;
            }
        }
    }

    private static String text() throws IOException {
        try (InputStream name = Main.class.getResourceAsStream("/name.txt")) {
            return Greeting.text() + " " + new String(name.readAllBytes(), StandardCharsets.UTF_8).strip() + "!";
        }
    }
}
