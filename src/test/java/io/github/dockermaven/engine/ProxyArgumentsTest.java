package io.github.dockermaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.engine.transport.EngineAddress;
import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyArgumentsTest {
    @TempDir
    private Path home;

    private Path config;

    @BeforeEach
    void makeFolder() throws IOException {
        config = Files.createDirectories(home.resolve(".docker")).resolve("config.json");
    }

    private Map<String, String> arguments(String address, boolean tls) {
        return ProxyArguments.of(
                new EngineSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        Map.of(),
                        home,
                        Optional.empty(),
                        false),
                EngineAddress.parse(address, tls, "test"));
    }

    @Test
    void areNoneWithoutAConfiguration() {
        assertThat(arguments("unix:///var/run/docker.sock", false)).isEmpty();
    }

    @Test
    void areThoseOfTheEngineElseTheDefault() throws IOException {
        Files.writeString(config, """
                {"proxies":{
                  "default":{"httpProxy":"http://p:1","httpsProxy":"http://p:2","noProxy":"a,b","ftpProxy":"http://p:3",
                             "allProxy":"socks5://p:4"},
                  "unix:///run/other.sock":{"httpProxy":""},
                  "tcp://build:2376":{"httpsProxy":"http://q"}}}""");
        assertThat(arguments("unix:///var/run/docker.sock", false))
                .isEqualTo(Map.of(
                        "HTTP_PROXY", "http://p:1",
                        "http_proxy", "http://p:1",
                        "HTTPS_PROXY", "http://p:2",
                        "https_proxy", "http://p:2",
                        "NO_PROXY", "a,b",
                        "no_proxy", "a,b",
                        "FTP_PROXY", "http://p:3",
                        "ftp_proxy", "http://p:3",
                        "ALL_PROXY", "socks5://p:4",
                        "all_proxy", "socks5://p:4"));
        assertThat(arguments("unix:///run/other.sock", false)).isEmpty();
        assertThat(arguments("tcp://build:2376", true))
                .isEqualTo(Map.of("HTTPS_PROXY", "http://q", "https_proxy", "http://q"));
    }

    @Test
    void doesNotQuoteAFileThatIsBroken() throws IOException {
        Files.writeString(config, "{\"proxies\":{\"default\":{\"httpProxy\":\"http://me:hidden@p\"\n]}");
        assertThatThrownBy(() -> arguments("unix:///var/run/docker.sock", false))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(config
                        + ", a part of docker's configuration, cannot be read: malformed JSON at line 2. Repair it,"
                        + " or set DOCKER_CONFIG to another folder.")
                .hasNoCause();
    }
}
