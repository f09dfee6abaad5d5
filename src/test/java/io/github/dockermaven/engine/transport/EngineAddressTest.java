package io.github.dockermaven.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.image.DockerFailureException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {
    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, false, unix:///var/run/docker.sock, localhost",
        "unix:///var/run/docker.sock, true, unix:///var/run/docker.sock, localhost",
        "tcp://build.example.org, false, tcp://build.example.org:2375, build.example.org",
        "tcp://build.example.org, true, https://build.example.org:2376, build.example.org",
        "http://10.0.0.1:80/, false, tcp://10.0.0.1:80, 10.0.0.1",
        "http://10.0.0.1:80, true, https://10.0.0.1:80, 10.0.0.1",
        "https://h, false, https://h:2376, h",
        "TCP://[::1]:2375, false, tcp://[::1]:2375, [::1]",
        "ssh://h, true, ssh://h, h",
        "ssh://me@build_1:2222/, false, ssh://me@build_1:2222, build_1",
        "ssh://me@corp@[::1]/run/docker.sock, false, ssh://me@corp@[::1]/run/docker.sock, [::1]",
        "npipe:////./pipe/docker_engine, true, npipe:////./pipe/docker_engine, localhost"
    })
    void reads(String text, boolean tls, String expected, String host) {
        EngineAddress address = EngineAddress.parse(text, tls, "docker.host");
        assertThat(address).hasToString(expected);
        assertThat(address.host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/run/docker.sock",
                "localhost:2375",
                "unix://docker.sock",
                "unix://",
                "tcp://",
                "tcp://a b",
                "tcp://h:port",
                "tcp://h:99999",
                "tcp://h:2375/path",
                "tcp://user:hidden@h:2375",
                "fd://",
                "ssh://",
                "ssh://me@",
                "ssh://me:hidden@h",
                "ssh://me:hid@den:hidden@h",
                "ssh://h:ssh",
                "ssh://h:0",
                "ssh://h:65536",
                "ssh://-oProxyCommand=x/",
                "ssh://-v@h",
                "ssh://h;reboot",
                "ssh://h/run/$(reboot)",
                "ssh://h?x",
                "ssh://[h]",
                "npipe://docker_engine"
            })
    void tellsTheAllowedForms(String text) {
        assertThatThrownBy(() -> EngineAddress.parse(text, false, "the environment variable DOCKER_HOST"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("the environment variable DOCKER_HOST")
                .hasMessageContaining("unix:///var/run/docker.sock, tcp://host:2375")
                .hasMessageNotContaining("hidden");
    }
}
