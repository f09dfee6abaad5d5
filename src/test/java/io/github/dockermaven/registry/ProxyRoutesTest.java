package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.engine.transport.ForwardingProxy;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.proxy.HttpProxy;
import io.github.dockermaven.proxy.ProxySource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registry behind a proxy; TLS through a proxy is in {@link TlsRegistryTest} as well. */
class ProxyRoutesTest extends RegistryFixture {
    private static final String LOGIN = "Basic YWRhOnNlY3JldC1jYW5hcnk=";

    private final ProxySelector ofJava = ProxySelector.getDefault();

    @AfterEach
    void restore() {
        ProxySelector.setDefault(ofJava);
    }

    static HttpProxy proxy(int port, String authorization) {
        return new HttpProxy(
                "127.0.0.1",
                port,
                Optional.ofNullable(authorization),
                new ProxySource("the test", "Correct the test", "the test's exceptions"));
    }

    private String far() {
        return registry.host().replace("127.0.0.1", "registry.example");
    }

    private Optional<StoredManifest> pull(String host, Set<String> insecure, ProxySettings proxies) {
        RegistrySettings defaults = RegistrySettings.DEFAULTS;
        RegistrySettings settings = new RegistrySettings(
                insecure, Optional.empty(), List.of(), defaults.connectTimeout(), defaults.silence(), proxies);
        return new Registries(settings, time.retryClock())
                .open(ImageReference.parse(host + "/team/app:1.0"), RegistryUse.PULL, Credentials.NONE)
                .manifest("1.0");
    }

    @Test
    void asksTheProxyForWhatIsNotEncrypted() throws IOException {
        registry.manifests.put("1.0", "{}".getBytes());
        try (ForwardingProxy proxy = new ForwardingProxy(null)) {
            assertThat(pull(far(), Set.of(far()), address -> Optional.of(proxy(proxy.port(), LOGIN))))
                    .isPresent();
            assertThat(proxy.heads())
                    .filteredOn(head -> head.startsWith("GET http://" + far() + "/v2/"))
                    .isNotEmpty()
                    .allMatch(head -> head.contains("\r\nProxy-Authorization: " + LOGIN + "\r\n"));
        }
    }

    @Test
    void reachesThisMachineWithoutAProxy() {
        registry.manifests.put("1.0", "{}".getBytes());
        assertThat(pull(registry.host(), Set.of(), address -> Optional.of(proxy(1, null))))
                .isPresent();
    }

    @Test
    void takesTheProxyOfJavaWhereNoneIsGiven() throws IOException {
        ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", 1)));
        assertThatThrownBy(() -> pull("registry.example", Set.of(), ProxySettings.NONE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageEndingWith(": the proxy at http://127.0.0.1:1 (from the properties of Java, such as"
                        + " https.proxyHost) cannot be reached: connection refused. Check the proxy, or put registry.example"
                        + " into http.nonProxyHosts.");
        assertThat(new ProxyRoutes(address -> Optional.of(proxy(2, null)))
                        .proxy(HttpUrl.parse("https://registry.example"))
                        .map(HttpProxy::port))
                .hasValue(2);
    }

    @Test
    void reportsThatThereIsNoProxy() {
        assertThatThrownBy(() -> pull("registry.example:5000", Set.of(), address -> Optional.of(proxy(1, LOGIN))))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Manifest 1.0 cannot be pulled from repository team/app of registry registry.example:5000:"
                        + " the proxy at http://127.0.0.1:1 (from the test) cannot be reached: connection refused. Check the"
                        + " proxy, or put registry.example into the test's exceptions.");
        assertThat(time.slept()).isEmpty();
    }

    @Test
    void reportsThatTheProxysNameIsNotKnown() {
        HttpProxy unknown = new HttpProxy(
                "proxy.invalid", 3128, Optional.empty(), proxy(1, null).source());
        assertThatThrownBy(() -> pull("registry.example", Set.of(), address -> Optional.of(unknown)))
                .hasMessageContaining(
                        ": the proxy at http://proxy.invalid:3128 (from the test) cannot be reached: unknown host.");
        assertThat(time.slept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https | 407 |       | wants a user and a password. Correct the test.
            https | 407 | LOGIN | wants its user and password, which Java does not send to a proxy for https. Allow it with \
            -Djdk.http.auth.tunneling.disabledSchemes= in .mvn/jvm.config or MAVEN_OPTS.
            http  | 407 |       | wants a user and a password. Correct the test.
            http  | 407 | LOGIN | refuses its user and password. Correct the test.
            https | 403 | LOGIN | answers 403 when asked for a way to the registry. Check the proxy, or put registry.example into \
            the test's exceptions.
            """)
    void reportsThatTheProxyRefuses(String scheme, int status, String login, String reason) throws IOException {
        try (ForwardingProxy proxy = new ForwardingProxy("HTTP/1.1 " + status
                + " No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n")) {
            Transport transport = new Transport(new RegistrySettings(
                    Set.of("registry.example"),
                    Optional.empty(),
                    List.of(),
                    RegistrySettings.DEFAULTS.connectTimeout(),
                    RegistrySettings.DEFAULTS.silence(),
                    address -> Optional.of(proxy(proxy.port(), login == null ? null : LOGIN))));
            Request request = Request.get(HttpUrl.parse(scheme + "://registry.example/v2/"), java.util.Map.of());
            assertThatThrownBy(() -> transport.send(request, null)).isInstanceOfSatisfying(IOException.class, e -> {
                ConnectionFailure failure = ConnectionFailure.of(e, "registry.example", "the registry");
                assertThat(failure.reason() + ". " + failure.remedy() + ".")
                        .isEqualTo("the proxy at http://127.0.0.1:" + proxy.port() + " (from the test) " + reason);
                assertThat(ConnectionFailure.isRetryable(e)).isFalse();
            });
        }
    }

    @Test
    void asksAgainWhereTheProxyHasNoWayForAWhile() throws IOException {
        try (ForwardingProxy proxy = new ForwardingProxy("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n")) {
            assertThatThrownBy(
                            () -> pull("registry.example", Set.of(), address -> Optional.of(proxy(proxy.port(), null))))
                    .hasMessageContaining("answers 502 when asked for a way to the registry. ");
            assertThat(time.slept()).hasSize(Backoff.AT_REGISTRY - 1);
        }
    }
}
