package io.github.dockermaven.engine.transport;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.fuzz.Reader;
import io.github.dockermaven.http.ResponseHead;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Readers of the data on the connection with an engine, for tests. */
public final class TransportReaders {
    private static final EngineAddress ADDRESS = EngineAddress.parse("tcp://10.1.2.3:2375", false, "a test");

    /** Keys of the curve P-256, in the encodings of two standards. */
    private static final String PKCS8 =
            "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420" + "01".repeat(32);

    private static final String SEC1 = "30310201010420" + "01".repeat(32) + "a00a06082a8648ce3d030107";

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
                Reader.ofText(
                        "PEM",
                        TransportReaders::pem,
                        block("PRIVATE KEY", PKCS8),
                        block("EC PRIVATE KEY", SEC1),
                        block("CERTIFICATE", SEC1) + "text\n" + block("PRIVATE KEY", PKCS8)));
    }

    private static String block(String label, String hexadecimal) {
        String base64 = Base64.getMimeEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static void pem(String input) throws Exception {
        Path file = Files.createTempFile("key", ".pem");
        try {
            Files.writeString(file, input);
            PemFile pem = PemFile.read(file);
            try {
                pem.certificates();
            } catch (DockerFailureException none) {
                // A file contains either these or a key.
            }
            pem.privateKey();
        } finally {
            Files.delete(file);
        }
    }
}
