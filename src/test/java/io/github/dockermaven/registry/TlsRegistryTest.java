package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.engine.transport.ForwardingProxy;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Registries that speak TLS, or should. */
@Timeout(60)
class TlsRegistryTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    /** An unusual form of the loopback address, which is not recognised as one. */
    private static final String MAPPED = "[::ffff:7f00:1]";

    private static final byte[] MANIFEST = "{\"schemaVersion\":2}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private static Path folder;

    private static KeyStore key;
    private static KeyStore otherKey;

    private final TestRetryClock time = new TestRetryClock();
    private FakeRegistry registry;
    private String far;
    private ProxySettings proxies = ProxySettings.NONE;

    @BeforeAll
    static void makeKeys() throws Exception {
        key = makeKey("own", "san=dns:localhost,ip:127.0.0.1");
        otherKey = makeKey("other", "san=dns:other.example.com");
    }

    private static KeyStore makeKey(String name, String names) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Path log = folder.resolve("log");
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        keytool.command().addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
        keytool.command()
                .addAll(List.of("-dname", "CN=" + name, "-validity", "2", "-ext", names, "-ext", "bc=ca:true"));
        keytool.command().addAll(List.of("-alias", "key", "-storetype", "PKCS12", "-keystore", store.toString()));
        keytool.command().addAll(List.of("-storepass", new String(PASSWORD)));
        int exitCode = keytool.redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exitCode).as(Files.readString(log)).isZero();
        KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD);
        Files.writeString(
                folder.resolve(name + ".pem"),
                "Our authority\n-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(made.getCertificate("key").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        return made;
    }

    @BeforeEach
    void start() throws Exception {
        start(key);
    }

    private void start(KeyStore own) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        start(context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    }

    private void start(ServerSocket socket) {
        registry = new FakeRegistry(socket);
        registry.manifests.put("1.0", MANIFEST);
        far = registry.host().replace("127.0.0.1", MAPPED);
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
    }

    private Optional<StoredManifest> pull(String host, Set<String> insecure, Path ca) {
        RegistrySettings settings = new RegistrySettings(
                insecure, Optional.ofNullable(ca), List.of(), Duration.ofSeconds(10), Duration.ofSeconds(10), proxies);
        return new Registries(settings, time.retryClock())
                .open(ImageReference.parse(host + "/team/app:1.0"), RegistryUse.PULL, Credentials.NONE)
                .manifest("1.0");
    }

    @Test
    void speaksTlsWithThisMachineWhateverItsCertificate() {
        assertThat(pull(registry.host(), Set.of(), null)).isPresent();
    }

    @Test
    void trustsAnAuthorityThatIsGiven() {
        assertThat(pull(far, Set.of(), folder.resolve("own.pem"))).isPresent();
    }

    @Test
    void trustsARegistryThatIsNamedInsecure() {
        assertThat(pull(far, Set.of(far), null)).isPresent();
        assertThat(registry.misunderstandings).hasValue(0);
    }

    @Test
    void goesOnByTlsWhereTheFirstConnectionsAreCut() {
        AtomicInteger calls = new AtomicInteger();
        registry.guardedBy(call -> {
            // The JDK's client sends the request once more.
            if (calls.incrementAndGet() <= 2) {
                call.cut();
            }
            return true;
        });
        assertThat(pull(far, Set.of(far), null)).isPresent();
        assertThat(time.slept()).hasSize(1);
    }

    @Test
    void asksAProxyForATunnel() throws IOException {
        try (ForwardingProxy proxy = new ForwardingProxy(null)) {
            proxies = address -> Optional.of(ProxyRoutesTest.proxy(proxy.port(), "Basic YWRhOmNhbmFyeQ=="));
            String host = registry.host().replace("127.0.0.1", "registry.example");
            assertThat(pull(host, Set.of(host), null)).isPresent();
            assertThat(proxy.heads()).singleElement().asString().startsWith("CONNECT " + host + " HTTP/1.1\r\n");
            assertThat(registry.proxyAuthorizations()).isEmpty();
        }
    }

    private void assertThatItFails(String host, Path ca, String reason) {
        assertThatThrownBy(() -> pull(host, Set.of(), ca))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Manifest 1.0 cannot be pulled from repository team/app of registry " + host + ": " + reason);
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void reportsAnAuthorityThatIsNotTrusted() {
        assertThatItFails(
                far,
                null,
                "the certificate of " + far
                        + " is by an authority that is not trusted. Give the authority's certificate"
                        + " in a PEM file as the registries' CA, or name " + far + " among the insecure registries.");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void reportsACertificateForAnotherHost() throws Exception {
        registry.close();
        start(otherKey);
        assertThatThrownBy(() -> pull(far, Set.of(), folder.resolve("other.pem")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining(": the certificate of " + far + " is for another host (No subject alternative"
                        + " names matching IP address ")
                .hasMessageEndingWith("Name the registry as its certificate does, or give it one with that name.");
    }

    @Test
    void reportsARegistryThatSpeaksHttp() throws Exception {
        registry.close();
        start(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        assertThatItFails(
                far,
                null,
                far + " does not speak TLS. Check its port, or name " + far
                        + " among the insecure registries if it is to speak http.");
    }

    @Test
    void speaksHttpWithARegistryThatIsNamedInsecure() throws Exception {
        registry.close();
        start(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        assertThat(pull(far, Set.of(far), null)).isPresent();
        assertThat(registry.misunderstandings).hasPositiveValue();
        assertThat(registry.authorizations()).containsOnly("-");
    }

    @Test
    void triesNoTlsWithThisMachineBeforeHttp() throws Exception {
        registry.close();
        start(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
        assertThat(pull(registry.host(), Set.of(), null)).isPresent();
        assertThat(registry.misunderstandings).hasValue(0);
    }

    @Test
    void reportsAPortOfANamedRegistryThatNobodyListensAt() throws Exception {
        registry.close();
        assertThatThrownBy(() -> pull(far, Set.of(far), null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(
                        ": connection to " + far + " refused. Check its port, and that the registry runs there.");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void reportsAPortThatNobodyListensAt() throws Exception {
        registry.close();
        assertThatItFails(
                registry.host(),
                null,
                "connection to " + registry.host() + " refused. Check its port, and that the registry runs there.");
    }

    @Test
    void reportsAFileOfAuthoritiesThatIsNone() throws Exception {
        Path missing = folder.resolve("missing.pem");
        assertThatThrownBy(() -> pull(far, Set.of(), missing))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The file " + missing + " with the authorities to trust does not exist. Correct its name.");
        assertThatThrownBy(() -> pull(far, Set.of(), folder))
                .hasMessageStartingWith("The file " + folder + " with the authorities to trust cannot be read: ");
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        assertThatThrownBy(() -> pull(far, Set.of(), empty))
                .hasMessage("The file " + empty + " has no certificate. Put the authorities to trust there in PEM.");
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "no certificate at all");
        assertThatThrownBy(() -> pull(far, Set.of(), wrong))
                .hasMessageStartingWith("The file " + wrong + " has ")
                .hasMessageEndingWith(". Put the authorities to trust there in PEM.");
    }
}
