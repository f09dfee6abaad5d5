package io.github.dockermaven.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.image.ImageReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryNameTest {
    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, docker.io, ''",
        "index.docker.io, docker.io, ''",
        "docker.io, docker.io, ''",
        "registry-1.docker.io, docker.io, ''",
        "docker.io/ada, docker.io, ada",
        "https://index.docker.io/v1/access-token, docker.io, v1/access-token",
        "localhost:5000, localhost:5000, ''",
        "http://host:5000/v2/, host:5000, ''",
        "HTTPS://Registry.Example.com, registry.example.com, ''",
        "' registry.example.com/ ', registry.example.com, ''",
        "registry.example.com/a/b/, registry.example.com, a/b",
        "[::1]:5000, [::1]:5000, ''",
    })
    void isReadAsPeopleWriteIt(String key, String host, String path) {
        assertThat(RegistryName.of(key)).isEqualTo(new RegistryName(host, path));
    }

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, alpine",
        "docker.io, ada/app",
        "registry-1.docker.io, ada/app",
        "docker.io, registry-1.docker.io/ada/app",
        "docker.io/ada, ada/app",
        "localhost:5000, localhost:5000/app",
        "REGISTRY.example.com, registry.EXAMPLE.com/app",
        "registry.example.com/team, registry.example.com/team/app",
        "registry.example.com/team/app, registry.example.com/team/app:1",
    })
    void covers(String key, String image) {
        assertThat(RegistryName.of(key).covers(RegistryName.of(ImageReference.parse(image))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, localhost:5000/app",
        "example.com, registry.example.com/app",
        "registry.example.com, registry.example.com.evil.org/app",
        "host.io, host.io:5000/app",
        "host.io:5000, host.io/app",
        "host.io:443, host.io/app",
        "https://host.io, host.io:443/app",
        "docker.io/ada, adam/app",
        "registry.example.com/team, registry.example.com/teams/app",
        "registry.example.com/team, registry.example.com/app",
        "https://index.docker.io/v1/access-token, ada/app",
        "'', alpine",
        "/, alpine",
    })
    void doesNotCover(String key, String image) {
        assertThat(RegistryName.of(key).covers(RegistryName.of(ImageReference.parse(image))))
                .isFalse();
    }

    @Test
    void comesFirstWithTheLongestPath() {
        List<String> keys =
                List.of("other.io", "host.io", "https://HOST.io/v2/", "host.io/a", "host.io/a/b", "host.io/a/bc");

        assertThat(RegistryName.fitting(keys, RegistryName.of("host.io/a/b/c")))
                .containsExactly("host.io/a/b", "host.io/a", "host.io", "https://HOST.io/v2/");
    }

    @Test
    void comesFirstAsDockerItselfWritesIt() {
        List<String> keys = List.of("docker.io", "https://index.docker.io/v1/", "registry-1.docker.io");

        assertThat(RegistryName.fitting(keys, RegistryName.of(ImageReference.parse("app"))))
                .containsExactly("https://index.docker.io/v1/", "docker.io", "registry-1.docker.io");
    }
}
