package io.github.dockermaven.engine.transport;

import io.github.dockermaven.fuzz.Reader;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What is read of the way to an engine. */
public final class TransportReaders {
    private static final EngineAddress ADDRESS = EngineAddress.parse("tcp://10.1.2.3:2375", false, "a test");

    private TransportReaders() {}

    public static List<Reader> all() {
        return List.of(
                Reader.ofBytes(
                        "HTTP head",
                        input -> ResponseHead.read(new ByteArrayInputStream(input)),
                        "HTTP/1.1 200 OK\r\nContent-Length: 12\r\nServer: a\r\nServer: b\r\n\r\n".getBytes(),
                        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 404 Not Found\n\n".getBytes()),
                Reader.ofText(
                        "engine address",
                        text -> EngineAddress.parse(text, true, "a test"),
                        "tcp://host:2376",
                        "unix:///var/run/docker.sock",
                        "ssh://user@host:22/path",
                        "tcp://[::1]:2375"),
                Reader.ofText(
                        "proxy address",
                        text -> ProxyVariables.find(ADDRESS, Map.of("HTTP_PROXY", text)),
                        "http://ada:sec%20ret@proxy:3128/",
                        "[::1]:8080"),
                Reader.ofText(
                        "NO_PROXY",
                        text -> NoProxy.parse(text).mayProxy(ADDRESS),
                        "localhost,10.0.0.0/8,*.example.com,[::1]:80,.b",
                        "fe80::/10,1.2.3.4:5"),
                Reader.ofBytes(
                        "PEM",
                        TransportReaders::pem,
                        pem("CERTIFICATE"),
                        pem("EC PRIVATE KEY"),
                        pem("RSA PRIVATE KEY"),
                        pem("PRIVATE KEY")));
    }

    private static byte[] pem(String label) {
        byte[] der = {48, 12, 2, 1, 0, 48, 5, 6, 3, 42, -122, 72, 4, 2, 5, 0};
        return ("text\n-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END "
                        + label + "-----\n")
                .getBytes();
    }

    private static void pem(byte[] input) throws Exception {
        Path file = Files.createTempFile("key", ".pem");
        try {
            Files.write(file, input);
            PemFile pem = PemFile.read(file);
            try {
                pem.certificates();
            } finally {
                pem.privateKey();
            }
        } finally {
            Files.delete(file);
        }
    }
}
