package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.ForwardingProxy;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS in both directions, with a server that requires a client certificate. */
@Timeout(60)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path stores;

    private static KeyStore server;
    private static KeyStore rsa;
    private static KeyStore ec;

    @TempDir
    private Path certificates;

    private final Map<String, String> environment = new HashMap<>();
    private SSLServerSocket socket;

    @BeforeAll
    static void makeKeys() throws Exception {
        server = makeKey(
                "server",
                "RSA",
                "-keysize",
                "2048",
                "-ext",
                "san=dns:localhost,dns:engine.example,dns:*.engines.example",
                "-ext",
                "bc=ca:true");
        rsa = makeKey("rsa", "RSA", "-keysize", "2048");
        ec = makeKey("ec", "EC", "-groupname", "secp256r1");
    }

    private static KeyStore makeKey(String name, String algorithm, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-genkeypair", "-keyalg", algorithm, "-dname", "CN=" + name));
        arguments.addAll(List.of("-validity", "2"));
        arguments.addAll(Arrays.asList(options));
        keytool(name, arguments.toArray(String[]::new));
        return KeyStore.getInstance(store(name).toFile(), PASSWORD);
    }

    /** The key {@code rsa} with a certificate by the authority {@code server}. */
    private static KeyStore sign(String name, String... validity) throws Exception {
        Path request = stores.resolve(name + ".csr");
        Path certificate = stores.resolve(name + ".crt");
        keytool("rsa", "-certreq", "-file", request.toString());
        List<String> arguments = new ArrayList<>(List.of("-gencert", "-infile", request.toString()));
        arguments.addAll(List.of("-outfile", certificate.toString(), "-ext", "san=dns:localhost"));
        arguments.addAll(Arrays.asList(validity));
        keytool("server", arguments.toArray(String[]::new));
        KeyStore signed = KeyStore.getInstance("PKCS12");
        signed.load(null, null);
        try (InputStream bytes = Files.newInputStream(certificate)) {
            Certificate own = CertificateFactory.getInstance("X.509").generateCertificate(bytes);
            signed.setKeyEntry(
                    "key", rsa.getKey("key", PASSWORD), PASSWORD, new Certificate[] {own, server.getCertificate("key")
                    });
        }
        return signed;
    }

    private static Path store(String name) {
        return stores.resolve(name + ".p12");
    }

    private static void keytool(String store, String... arguments) throws Exception {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(Arrays.asList(arguments));
        if (!keytool.command().contains("-alias")) {
            keytool.command().addAll(List.of("-alias", "key"));
        }
        keytool.command()
                .addAll(List.of(
                        "-storetype", "PKCS12", "-keystore", store(store).toString()));
        keytool.command().addAll(List.of("-storepass", new String(PASSWORD)));
        Path log = stores.resolve("log");
        int exitCode = keytool.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as(Files.readString(log)).isZero();
    }

    @BeforeEach
    void serve() throws Exception {
        serve(server);
    }

    private void serve(KeyStore own) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("rsa", rsa.getCertificate("key"));
        trusted.setCertificateEntry("ec", ec.getCertificate("key"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        socket.setNeedClientAuth(true);
        Thread thread = new Thread(this::answerAll, "tls-engine");
        thread.setDaemon(true);
        thread.start();
    }

    private void answerAll() {
        while (!socket.isClosed()) {
            try (SSLSocket peer = (SSLSocket) socket.accept()) {
                peer.getInputStream().read(new byte[4096]);
                peer.getOutputStream().write(FakeEngine.PING_OK.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The client gave up, or the test is over: the test checks its own end.
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    private EngineConnection connect(String host) {
        return connect(host, socket.getLocalPort());
    }

    private EngineConnection connect(String host, int port) {
        environment.put("DOCKER_TLS_VERIFY", "1");
        environment.put("DOCKER_CERT_PATH", certificates.toString());
        EngineSettings settings =
                FakeSettings.at("tcp://" + host + ":" + port, Duration.ofSeconds(10), environment, certificates);
        return new EngineConnector(settings, certificates).connect();
    }

    private void write(KeyStore client, String key) throws Exception {
        Files.writeString(
                certificates.resolve("ca.pem"),
                "Our authority\n"
                        + pem("CERTIFICATE", server.getCertificate("key").getEncoded()));
        Files.writeString(
                certificates.resolve("cert.pem"),
                pem("CERTIFICATE", client.getCertificate("key").getEncoded()));
        Files.writeString(certificates.resolve("key.pem"), key);
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
    }

    private static byte[] pkcs8(KeyStore store) throws Exception {
        return ((PrivateKey) store.getKey("key", PASSWORD)).getEncoded();
    }

    /** The last field of PKCS#8 is the key in its older encoding. */
    private static byte[] older(byte[] pkcs8, int headerLength) {
        return Arrays.copyOfRange(pkcs8, headerLength, pkcs8.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA as PKCS#8", "RSA as PKCS#1", "EC as PKCS#8", "EC as SEC 1", "EC as SEC 1 with curve"})
    void speaksTlsWithEveryKindOfKey(String kind) throws Exception {
        byte[] curve = {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07};
        byte[] sec1 = older(pkcs8(ec), 28);
        switch (kind) {
            case "RSA as PKCS#8" -> write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
            case "RSA as PKCS#1" -> write(rsa, pem("RSA PRIVATE KEY", older(pkcs8(rsa), 26)));
            case "EC as PKCS#8" -> write(ec, pem("PRIVATE KEY", pkcs8(ec)));
            case "EC as SEC 1" -> write(ec, pem("EC PARAMETERS", curve) + pem("EC PRIVATE KEY", sec1));
            default -> write(ec, pem("EC PRIVATE KEY", withCurve(sec1, curve)));
        }
        try (EngineConnection engine = connect("localhost")) {
            assertThat(engine.address().scheme()).isEqualTo(EngineAddress.Scheme.TLS);
            assertThat(engine.apiVersion()).isEqualTo("1.41");
        }
    }

    @Test
    void speaksTlsThroughAProxy() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        try (ForwardingProxy proxy = new ForwardingProxy(null)) {
            environment.put("HTTPS_PROXY", "http://me:secret@127.0.0.1:" + proxy.port());
            connect("engine.example").close();
            String host = "engine.example:" + socket.getLocalPort();
            assertThat(proxy.heads())
                    .containsExactly("CONNECT " + host + " HTTP/1.1\r\nHost: " + host
                            + "\r\nProxy-Authorization: Basic bWU6c2VjcmV0\r\n\r\n");
        }
    }

    /** Through a proxy, because no name with that character can be resolved everywhere. */
    @Test
    void comparesTheCertificateWithAHostWithAnUnderscore() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        try (ForwardingProxy proxy = new ForwardingProxy(null)) {
            environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port());
            try (EngineConnection engine = connect("my_engine.engines.example")) {
                assertThat(engine.apiVersion()).isEqualTo("1.41");
            }
            assertThatItDoesNotAnswer(
                    "my_engine",
                    "the engine's certificate is for another host \\(No subject alternative DNS name matching my_engine"
                            + " found\\.\\)\\. Write the engine's address with .*");
        }
    }

    private static byte[] withCurve(byte[] sec1, byte[] curve) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.write(sec1[0]);
        key.write(sec1[1] + curve.length + 2);
        key.write(sec1, 2, sec1.length - 2);
        key.write(0xa0);
        key.write(curve.length);
        key.writeBytes(curve);
        return key.toByteArray();
    }

    private void assertThatItDoesNotAnswer(String host, String reason) {
        assertThatThrownBy(() -> connect(host))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageMatching("The Docker Engine at https://" + host
                        + ":[0-9]+ \\(from docker\\.host\\) does not answer: " + reason);
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        assertThatItDoesNotAnswer(
                "127.0.0.1",
                "the engine's certificate is for another host \\(No subject alternative names matching IP address 127.0.0.1"
                        + " found\\)\\. Write the engine's address with a name that its certificate has, or give it one with"
                        + " 127\\.0\\.0\\.1 as subjectAltName\\.");
    }

    @Test
    void refusesACertificateThatIsNotTrusted() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        Path ca = certificates.resolve("ca.pem");
        Files.copy(certificates.resolve("cert.pem"), ca, StandardCopyOption.REPLACE_EXISTING);
        assertThatItDoesNotAnswer(
                "localhost",
                "the engine's certificate is by an authority that is not in " + ca + "\\. Put the certificate of the"
                        + " authority that signed the engine's into that file\\.");
    }

    @Test
    void refusesACertificateThatHasExpiredOrIsNotValidYet() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        socket.close();
        serve(sign("expired", "-startdate", "-3d", "-validity", "1"));
        assertThatItDoesNotAnswer(
                "localhost",
                "the engine's certificate has expired \\(NotAfter: .*\\)\\. Give the engine a new one, or correct this"
                        + " machine's clock\\.");
        socket.close();
        serve(sign("early", "-startdate", "+1d", "-validity", "1"));
        assertThatItDoesNotAnswer(
                "localhost",
                "the engine's certificate is not valid yet \\(NotBefore: .*\\)\\. Correct this machine's clock, or the"
                        + " engine's\\.");
    }

    @Test
    void reportsThatTheEngineRefusesUs() throws Exception {
        write(server, pem("PRIVATE KEY", pkcs8(server)));
        assertThatItDoesNotAnswer(
                "localhost",
                "the engine refuses " + certificates.resolve("cert.pem")
                        + " \\(\\w+\\)\\. Give cert.pem and key.pem by the" + " authority that the engine trusts .*");
    }

    @Test
    void reportsThatThereIsNoTls() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            CompletableFuture.runAsync(() -> {
                try (Socket peer = plain.accept()) {
                    peer.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    peer.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client gives up, as expected.
                }
            });
            assertThatThrownBy(() -> connect("localhost", plain.getLocalPort()))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageEndingWith(
                            "does not answer: it does not speak TLS at this port. Check the port; an engine's"
                                    + " port for TLS is usually 2376.");
        }
    }

    @Test
    void refusesOwnFilesThatNoEngineCouldAccept() throws Exception {
        Path certificate = certificates.resolve("cert.pem");
        Path key = certificates.resolve("key.pem");
        for (KeyStore other : List.of(ec, server)) {
            write(rsa, pem("PRIVATE KEY", pkcs8(other)));
            assertThatThrownBy(() -> connect("localhost"))
                    .isInstanceOf(DockerFailureException.class)
                    .hasMessage("The key in " + key + " is not that of the certificate in " + certificate
                            + ". Put the two there that belong together.");
        }
        KeyStore expired = sign("old", "-startdate", "-3d", "-validity", "1");
        write(expired, pem("PRIVATE KEY", pkcs8(expired)));
        assertThatThrownBy(() -> connect("localhost"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageMatching("The certificate in " + certificate
                        + " is valid from \\S+Z to \\S+Z, which is not now\\." + " Put a new one there\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "cert.pem", "key.pem"})
    void namesTheFileThatIsMissingUnreadableOrEmpty(String file) throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        Files.writeString(certificates.resolve(file), "");
        assertThatThrownBy(() -> connect("localhost"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(file);
        Files.delete(certificates.resolve(file));
        assertThatThrownBy(() -> connect("localhost"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContainingAll(file, "does not exist", "DOCKER_CERT_PATH");
        Files.createDirectory(certificates.resolve(file));
        assertThatThrownBy(() -> connect("localhost"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContainingAll(file, "cannot be read");
    }

    @Test
    void reportsWhatToDoWithAKeyThatHasAPassword() throws Exception {
        write(rsa, pem("ENCRYPTED PRIVATE KEY", new byte[10]));
        assertThatThrownBy(() -> connect("localhost"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContainingAll("key.pem", "openssl pkey");
    }
}
