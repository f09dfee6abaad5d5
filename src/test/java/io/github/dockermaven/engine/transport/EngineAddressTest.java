package io.github.dockermaven.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dockermaven.error.DockerFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {
    @ParameterizedTest
    @CsvSource({
        "unix:///var/run/docker.sock, false, unix:///var/run/docker.sock, localhost",
        "unix:///var/run/docker.sock, true, unix:///var/run/docker.sock, localhost",
        "tcp://build.example.org, false, tcp://build.example.org:2375, build.example.org",
        "tcp://build.example.org, true, https://build.example.org:2375, build.example.org",
        "http://10.0.0.1:80/, false, tcp://10.0.0.1:80, 10.0.0.1",
        "http://10.0.0.1:80, true, https://10.0.0.1:80, 10.0.0.1",
        "https://h, false, https://h:2376, h",
        "TCP://[::1]:2375, false, tcp://[::1]:2375, [::1]",
        "ssh://h, true, ssh://h, h",
        "ssh://me@build_1:2222/, false, ssh://me@build_1:2222, build_1",
        "ssh://me@corp@[::1]/run/docker.sock, false, ssh://me@corp@[::1]/run/docker.sock, [::1]",
        "npipe:////./pipe/docker_engine, true, npipe:////./pipe/docker_engine, localhost",
        // The docker command's defaults.
        "127.0.0.1:2375, false, tcp://127.0.0.1:2375, 127.0.0.1",
        "build:1, true, https://build:1, build",
        "build, false, tcp://build:2375, build",
        ":1, false, tcp://localhost:1, localhost",
        "tcp://:1, false, tcp://localhost:1, localhost",
        "tcp://, false, tcp://localhost:2375, localhost",
        "tcp://h:, false, tcp://h:2375, h",
        "unix://, false, unix:///var/run/docker.sock, localhost",
        "npipe://, false, npipe:////./pipe/docker_engine, localhost",
        "::1, false, tcp://[::1]:2375, [::1]",
        "tcp://::1, false, tcp://[::1]:2375, [::1]",
        "[::1]:1, false, tcp://[::1]:1, [::1]",
        "tcp://[::1], false, tcp://[::1]:2375, [::1]",
        "tcp://[fe80::1%25eth0]:1, false, tcp://[fe80::1%eth0]:1, [fe80::1%eth0]",
        "tcp://h:01, false, tcp://h:1, h",
        "h:1/, false, tcp://h:1, h",
        // As in Go, unlike java.net.URI.
        "tcp://build_1:1, false, tcp://build_1:1, build_1",
        "tcp://h:1/docker, false, tcp://h:1/docker, h",
        "tcp://h/docker/, true, https://h:2375/docker, h",
        "'tcp://h:1/a|b\"{c}\\d e', false, tcp://h:1/a%7Cb%22%7Bc%7D%5Cd%20e, h",
        "tcp://h:1/a%20b, false, tcp://h:1/a%20b, h",
        "tcp://b\u00fccher:1, false, tcp://xn--bcher-kva:1, xn--bcher-kva"
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
                "unix:/var/run/docker.sock",
                "C:\\docker",
                "unix://docker.sock",
                "tcp://a b",
                "tcp://h:port",
                "tcp://h:99999",
                "tcp://h:0",
                "tcp://h:+1",
                "tcp://h\u001b[0m",
                "unix:///a\n[INFO] b",
                "tcp://h/%zz",
                "tcp://h?token=hidden",
                "tcp://h#hidden",
                "tcp://user:hidden@h:2375",
                "tcp://user:hidden@h:99999",
                "tcp://user:hidden@ h",
                "tcp://user:%zz-hidden@h",
                "tcp://user:hid/den@h",
                "tcp://user:a@hidden@h",
                "htp://user:hidden@h",
                "user:hidden@h:1",
                "user:hidden@h",
                "//user:hidden@h",
                "unix://user:hidden@h",
                "npipe://user:hidden@h",
                "fd://user:hidden@h",
                "https://user:hidden@h",
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
    void reportsTheAllowedForms(String text) {
        assertThatThrownBy(() -> EngineAddress.parse(text, false, "the environment variable DOCKER_HOST"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageContaining("the environment variable DOCKER_HOST")
                .hasMessageContaining("unix:///var/run/docker.sock, tcp://host:2375")
                .hasMessageNotContaining("hidden")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    @Timeout(60)
    void readsALongTextInNoTime() {
        for (String part : new String[] {"/", "%25", "\u00fc", ":", "?", "@", "a."}) {
            String text = part.repeat(200_000) + "x";
            for (String scheme : new String[] {"", "tcp://", "tcp://h/", "unix:///", "ssh://h/"}) {
                catchThrowable(() -> EngineAddress.parse(scheme + text, false, "docker.host"));
            }
        }
        assertThatThrownBy(() -> EngineAddress.parse("tcp://" + "a".repeat(300), false, "docker.host"))
                .hasMessageContaining("is malformed: the name of its host is too long.");
    }
}
