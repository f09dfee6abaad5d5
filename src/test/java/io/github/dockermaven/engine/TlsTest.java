package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.image.DockerExecutionException;
import io.github.dockermaven.image.DockerFailureException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
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

/** TLS both ways, against a server that wants the client's certificate. */
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

    private SSLServerSocket socket;

    @BeforeAll
    static void makeKeys() throws Exception {
        server = makeKey("server", "RSA", "-keysize", "2048", "-ext", "san=dns:localhost");
        rsa = makeKey("rsa", "RSA", "-keysize", "2048");
        ec = makeKey("ec", "EC", "-groupname", "secp256r1");
    }

    private static KeyStore makeKey(String name, String algorithm, String... options) throws Exception {
        Path file = stores.resolve(name + ".p12");
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command()
                .addAll(Arrays.asList("-genkeypair", "-alias", "key", "-keyalg", algorithm, "-dname", "CN=" + name));
        keytool.command().addAll(Arrays.asList("-storetype", "PKCS12", "-keystore", file.toString()));
        keytool.command().addAll(Arrays.asList("-storepass", new String(PASSWORD), "-validity", "2"));
        keytool.command().addAll(Arrays.asList(options));
        assertThat(keytool.redirectErrorStream(true)
                        .redirectOutput(stores.resolve("log").toFile())
                        .start()
                        .waitFor())
                .isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    @BeforeEach
    void serve() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("rsa", rsa.getCertificate("key"));
        trusted.setCertificateEntry("ec", ec.getCertificate("key"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server, PASSWORD);
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
                // The client would not go on, or the test is over: the test sees it at its own end.
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    private Engine connect(String host) {
        Map<String, String> environment = Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", certificates.toString());
        EngineSettings settings = new EngineSettings(
                "tcp://" + host + ":" + socket.getLocalPort(),
                null,
                Duration.ofSeconds(10),
                environment,
                certificates,
                null,
                false);
        return new EngineConnector(certificates).connect(settings);
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
        try (Engine engine = connect("localhost")) {
            assertThat(engine.address().scheme()).isEqualTo(EngineAddress.Scheme.TLS);
            assertThat(engine.apiVersion()).isEqualTo("1.41");
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

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        assertThatThrownBy(() -> connect("127.0.0.1"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContainingAll("TLS failed", "127.0.0.1");
    }

    @Test
    void refusesACertificateThatIsNotTrusted() throws Exception {
        write(rsa, pem("PRIVATE KEY", pkcs8(rsa)));
        Files.copy(certificates.resolve("cert.pem"), certificates.resolve("other"));
        Files.move(certificates.resolve("other"), certificates.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> connect("localhost"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("TLS failed");
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
    void tellsWhatToDoWithAKeyThatHasAPassword() throws Exception {
        write(rsa, pem("ENCRYPTED PRIVATE KEY", new byte[10]));
        assertThatThrownBy(() -> connect("localhost"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContainingAll("key.pem", "openssl pkey");
    }
}
