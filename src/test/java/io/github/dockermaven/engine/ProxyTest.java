package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.FakeEngine;
import io.github.dockermaven.engine.transport.ForwardingProxy;
import io.github.dockermaven.error.DockerExecutionException;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine behind a proxy; TLS through a proxy is in {@link TlsTest}. */
@Timeout(60)
class ProxyTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    private EngineConnection connect(String host) {
        return new EngineConnector(FakeSettings.at(host, Duration.ofSeconds(20), environment, home), home).connect();
    }

    @Test
    void asksTheProxyForAnEngineOverTcp() throws IOException {
        try (FakeEngine engine = FakeEngine.tcp(FakeEngine.saying(FakeEngine.PING_OK));
                ForwardingProxy proxy = new ForwardingProxy(null)) {
            environment.put("http_proxy", "http://me:se%40cret+@127.0.0.1:" + proxy.port() + "/");
            environment.put("HTTPS_PROXY", "http://127.0.0.1:1");
            String host = "engine.example:" + engine.address().port();
            connect("tcp://" + host).close();
            assertThat(proxy.heads())
                    .containsExactly("GET http://" + host + "/_ping HTTP/1.1\r\nHost: " + host
                            + "\r\nProxy-Authorization: Basic bWU6c2VAY3JldCs=\r\nConnection: close\r\n\r\n");
            environment.put("NO_PROXY", "example");
            assertThatThrownBy(() -> connect("tcp://" + host)).hasMessageContaining("unknown host");
            assertThat(proxy.heads()).hasSize(1);
        }
    }

    @Test
    void leavesItAloneForThisMachineAndForSockets() throws IOException {
        environment.put("HTTP_PROXY", "http://127.0.0.1:1");
        environment.put("HTTPS_PROXY", "http://127.0.0.1:1");
        try (FakeEngine tcp = FakeEngine.tcp(FakeEngine.saying(FakeEngine.PING_OK));
                FakeEngine unix = FakeEngine.unix(home.resolve("s"), FakeEngine.saying(FakeEngine.PING_OK))) {
            connect(tcp.address().toString()).close();
            connect("tcp://localhost:" + tcp.address().port()).close();
            connect(unix.address().toString()).close();
            assertThat(tcp.heads()).hasSize(2).allMatch(head -> head.startsWith("GET /_ping"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tcp   | 407 | ''          | wants a user and a password. Write the right ones into that variable
            tcp   | 407 | me:hidden@  | refuses its user and password. Write the right ones into that variable
            https | 407 | me:hidden@  | refuses its user and password. Write the right ones into that variable
            https | 403 | me:hidden@  | answers 403 when asked for a way to the engine. Check the proxy, or put engine.example
            """)
    void reportsThatTheProxyRefuses(String scheme, int status, String login, String reason) throws IOException {
        try (ForwardingProxy proxy = new ForwardingProxy("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n")) {
            String variable = scheme.equals("tcp") ? "HTTP_PROXY" : "HTTPS_PROXY";
            environment.put(variable, login + "127.0.0.1:" + proxy.port());
            assertThatThrownBy(() -> connect(scheme + "://engine.example:1"))
                    .isInstanceOf(DockerExecutionException.class)
                    .hasMessageStartingWith("The Docker Engine at " + scheme
                            + "://engine.example:1 (from docker.host) does not answer: the proxy at http://127.0.0.1:"
                            + proxy.port() + " (from the environment variable " + variable + ") " + reason)
                    .hasMessageNotContaining("hidden");
        }
    }

    @Test
    void reportsThatThereIsNoProxy() {
        environment.put("HTTP_PROXY", "http://me:hidden@127.0.0.1:1");
        assertThatThrownBy(() -> connect("tcp://engine.example"))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessage(
                        "The Docker Engine at tcp://engine.example:2375 (from docker.host) does not answer: the proxy at"
                                + " http://127.0.0.1:1 (from the environment variable HTTP_PROXY) cannot be reached: Connection"
                                + " refused. Check the proxy, or put engine.example into NO_PROXY.");
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://me:hidden@127.0.0.1:1080, is of a kind that the plugin does not support",
        "https://me:hidden@127.0.0.1:1080, is of a kind that the plugin does not support",
        "http://me:hidden@:1080, is malformed",
        "http://me:hidden@proxy:0, is malformed",
        "http://me:hidden@pro xy:x, is malformed",
        "http://%zz:hidden@proxy, 'has a % in its user or password that is not followed by two hexadecimal digits'",
        "http://me:hidden%@proxy, 'has a % in its user or password that is not followed by two hexadecimal digits'"
    })
    void reportsWhichProxiesItCanUse(String url, String why) {
        environment.put("HTTP_PROXY", url);
        assertThatThrownBy(() -> connect("tcp://engine.example"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("The proxy " + url.replaceFirst("//.*@", "//…@")
                        + " (from the environment variable HTTP_PROXY) " + why
                        + ". Write it as http://[user:password@]host:port, or put the engine's host into NO_PROXY.");
    }
}
