package io.github.dockermaven.registry;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credential;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.FoundCredential;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.image.Digest;
import io.github.dockermaven.image.ImageReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A registry, and a client of it whose waits take no time. */
@Timeout(60)
abstract class RegistryFixture {
    static final FoundCredential ADA =
            new FoundCredential(Credential.ofPassword("ada", "secret-canary"), "~/.docker/config.json");
    static final FoundCredential IDENTITY =
            new FoundCredential(Credential.ofIdentityToken("secret-canary"), "~/.docker/config.json");

    final TestRetryClock time = new TestRetryClock();
    final RecordedProgress progress = new RecordedProgress();
    FakeRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new FakeRegistry();
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
    }

    RegistrySettings settings() {
        return RegistrySettings.DEFAULTS;
    }

    /** @param silence a time that is short enough for a test */
    static RegistrySettings impatient(Duration silence) {
        return new RegistrySettings(
                RegistrySettings.DEFAULTS.insecure(),
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(5),
                silence,
                ProxySettings.NONE);
    }

    Repository open(RegistryUse use, FoundCredential login) {
        return open(use, login, settings());
    }

    Repository open(RegistryUse use, FoundCredential login, RegistrySettings settings) {
        Credentials credentials = new Credentials(List.of(wanted -> Optional.ofNullable(login)));
        return new Registries(settings, time.retryClock())
                .open(ImageReference.parse(registry.host() + "/team/app:1.0"), use, credentials);
    }

    Repository pushing() {
        return open(RegistryUse.PUSH, null);
    }

    Repository pulling() {
        return open(RegistryUse.PULL, null);
    }

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static Blob blob(byte[] bytes) {
        return new Blob(Digest.of(bytes), bytes.length, "", () -> new ByteArrayInputStream(bytes));
    }

    static String shortened(Digest digest) {
        return digest.toString().substring(0, "sha256:".length() + 4);
    }
}
