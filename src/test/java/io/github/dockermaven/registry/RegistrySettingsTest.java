package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.error.DockerFailureException;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrySettingsTest {
    private static RegistrySettings of(Set<String> insecure, List<String> mirrors) {
        return new RegistrySettings(
                insecure, Optional.empty(), mirrors, Duration.ofSeconds(1), Duration.ofSeconds(1), ProxySettings.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:5000", "127.0.0.1:5000", "127.1.2.3", "[::1]:5000"})
    void trustsThisMachine(String host) {
        assertThat(RegistrySettings.DEFAULTS.isInsecure(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com",
                "localhost.example.com",
                "127.0.0.1.example.com",
                "[::2]:5000",
                "10.0.0.1"
            })
    void trustsNoOther(String host) {
        assertThat(RegistrySettings.DEFAULTS.isInsecure(host)).isFalse();
    }

    @Test
    void trustsTheRegistriesThatAreNamedWithTheirPort() {
        RegistrySettings settings = of(Set.of("http://Registry.example.com:5000/"), List.of());
        assertThat(settings.isInsecure("registry.EXAMPLE.com:5000")).isTrue();
        assertThat(settings.isInsecure("registry.example.com")).isFalse();
    }

    @Test
    void refusesWhatIsNoHost() {
        assertThatThrownBy(() -> of(Set.of(), List.of("https://mirror.example.com/docker")))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("Registry mirror 'https://mirror.example.com/docker' is not valid. Write it as host or"
                        + " host:port, without a path.");
        assertThatThrownBy(() -> of(Set.of(""), List.of()))
                .hasMessage("Insecure registry '' is not valid. Write it as host or host:port, without a path.");
    }

    @Test
    void saysWhereAFileOfAuthoritiesIsNamedThatIsNone(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.pem");
        assertThatThrownBy(() -> RegistrySettings.of(
                        List.of(), Optional.of(missing), List.of(), Duration.ofSeconds(1), ProxySettings.NONE))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage("registryCertificates cannot be used. The file " + missing
                        + " with the authorities to trust does not exist. Correct its name.");
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "no certificate at all");
        assertThatThrownBy(() -> RegistrySettings.of(
                        List.of(), Optional.of(wrong), List.of(), Duration.ofSeconds(1), ProxySettings.NONE))
                .hasMessageStartingWith("registryCertificates cannot be used. The file " + wrong + " has ")
                .hasMessageEndingWith(". Put the authorities to trust there in PEM.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE})
    void letsARegistryBeSilentForEver(int seconds) {
        Duration silence = RegistrySettings.of(
                        List.of(), Optional.empty(), List.of(), Duration.ofSeconds(seconds), ProxySettings.NONE)
                .silence();
        SilenceTimer silenceTimer = new SilenceTimer(silence, "");
        silenceTimer.allSent();
        assertThat(Duration.ofNanos(silenceTimer.left())).isGreaterThan(Duration.ofDays(300));
    }

    @Test
    void limitsSilence() {
        assertThat(RegistrySettings.of(
                                List.of(), Optional.empty(), List.of(), Duration.ofSeconds(7), ProxySettings.NONE)
                        .silence())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void refusesAPortThatIsNone() {
        Repository repository = new Registries(RegistrySettings.DEFAULTS)
                .open(ImageReference.parse("localhost:99999/app"), RegistryUse.PULL, Credentials.NONE);
        assertThatThrownBy(() -> repository.manifest("1.0"))
                .isInstanceOf(DockerFailureException.class)
                .hasMessage(
                        "Registry 'localhost:99999' is not valid. Write it as host or host:port, with a port of 1 to"
                                + " 65535.");
    }
}
