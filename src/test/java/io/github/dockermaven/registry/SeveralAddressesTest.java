package io.github.dockermaven.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.RecordedProgress;
import io.github.dockermaven.credentials.Credentials;
import io.github.dockermaven.credentials.RegistryUse;
import io.github.dockermaven.image.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A registry whose name has several addresses, and which listens on the last. The JVM has to be started with such a
 * name.
 */
class SeveralAddressesTest extends RegistryFixture {
    private static final String HOST = "registry.test";

    @TempDir
    Path folder;

    @Test
    void areTriedOneAfterTheOther() throws IOException, InterruptedException {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.2 " + HOST + "\n127.0.0.1 " + HOST + "\n");
        String port = registry.host().substring(registry.host().lastIndexOf(':') + 1);
        Path output = folder.resolve("output");
        Process push = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Push.class.getName(),
                        HOST + ":" + port)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(push.waitFor()).as(Files.readString(output)).isZero();
        assertThat(registry.blobs.get(blob(bytes(Push.SIZE)).digest().toString()))
                .isEqualTo(bytes(Push.SIZE));
    }

    /** The program of the other process. */
    static final class Push {
        static final int SIZE = 300_000;

        private Push() {}

        public static void main(String[] registry) {
            RegistrySettings settings = RegistrySettings.of(
                    List.of(registry[0]), Optional.empty(), List.of(), Duration.ofSeconds(60), ProxySettings.NONE);
            try (Registries registries = new Registries(settings)) {
                registries
                        .open(
                                ImageReference.parse(registry[0] + "/team/app:1.0"),
                                RegistryUse.PUSH,
                                new Credentials(List.of()))
                        .pushBlob(blob(bytes(SIZE)), new RecordedProgress());
            }
        }
    }
}
