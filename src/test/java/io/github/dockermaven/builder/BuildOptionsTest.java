package io.github.dockermaven.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import io.github.dockermaven.image.Platform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildOptionsTest {
    private static BuildOptions hosts(String... hosts) {
        return BuildOptions.of(
                Map.of(), false, Optional.empty(), List.of(), Optional.empty(), List.of(hosts), List.of());
    }

    @Test
    void areEmptyByDefault() {
        assertThat(BuildOptions.of(
                        Map.of(), false, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of()))
                .isEqualTo(BuildOptions.NONE);
    }

    private static BuildOptions platforms(String... platforms) {
        return BuildOptions.of(
                Map.of(), false, Optional.empty(), List.of(platforms), Optional.empty(), List.of(), List.of());
    }

    @Test
    void areForTheOnePlatformThatTheFilesRunOn() {
        Platform only = Platform.parse("linux/amd64");

        assertThat(platforms().onlyFor(only).platform()).contains(only);
        assertThat(platforms("linux/x86_64").onlyFor(only).platform()).contains(only);
        assertThatThrownBy(() -> platforms("linux/amd64", "linux/arm64").onlyFor(only))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("docker.platform is linux/amd64, linux/arm64, and docker.runtime is jlink, which makes a"
                        + " run-time for what Maven runs on, linux/amd64. Run Maven there, or remove docker.runtime and name a base"
                        + " image that has Java in docker.from.");
    }

    @Test
    void nameEachCacheImageOnce() {
        assertThat(BuildOptions.of(
                                Map.of(),
                                false,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                List.of("users", " users:latest", "b:1"))
                        .cacheFrom())
                .containsExactly(ImageReference.parse("users:latest"), ImageReference.parse("b:1"));
    }

    @Test
    void haveHostsWithAddresses() {
        assertThat(hosts("a:10.0.0.1", " b.example.com:::1", "c:[fe80::1]", "d:host-gateway")
                        .extraHosts())
                .containsExactly("a:10.0.0.1", "b.example.com:::1", "c:fe80::1", "d:host-gateway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | it is not host:ip. For example repository.example.com:10.0.0.5.",
                ":10.0.0.1 | it is not host:ip. For example repository.example.com:10.0.0.5.",
                "a: | it is not host:ip. For example repository.example.com:10.0.0.5.",
                "a b:10.0.0.1 | it is not host:ip. For example repository.example.com:10.0.0.5.",
                "a:b.example.com | 'b.example.com' is not an IP address. For example a:10.0.0.5.",
                "a:300.0.0.1 | '300.0.0.1' is not an IP address. For example a:10.0.0.5.",
                "a:10.0.1 | '10.0.1' is not an IP address. For example a:10.0.0.5.",
                "a:1::2::3 | '1::2::3' is not an IP address. For example a:10.0.0.5."
            })
    void refuseHostsWithout(String host, String reason) {
        assertThatThrownBy(() -> hosts(host))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Extra host '" + host + "' is not valid: " + reason);
    }

    @Test
    void knowTheVariablesOfPlatforms() {
        BuildOptions given = BuildOptions.of(
                Map.of("TARGETOS", "mine"),
                false,
                Optional.empty(),
                List.of("linux/arm64"),
                Optional.empty(),
                List.of(),
                List.of());
        assertThat(given.variables(null))
                .containsOnly(
                        entry("TARGETPLATFORM", "linux/arm64"),
                        entry("TARGETOS", "mine"),
                        entry("TARGETARCH", "arm64"),
                        entry("TARGETVARIANT", ""));
        assertThat(given.variables(Platform.parse("linux/amd64")))
                .containsEntry("BUILDPLATFORM", "linux/amd64")
                .containsEntry("TARGETPLATFORM", "linux/arm64");
        assertThat(hosts().variables(Platform.parse("linux/amd64")))
                .containsEntry("BUILDARCH", "amd64")
                .containsEntry("TARGETARCH", "amd64");
    }

    @Test
    void refuseAnImageThatIsNone() {
        assertThatThrownBy(() -> BuildOptions.of(
                        Map.of(), false, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of("A:1")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Image name 'A:1' is not valid");
    }
}
