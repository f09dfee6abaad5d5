package io.github.dockermaven.container.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerExecutionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationHintsTest {
    @ParameterizedTest
    @CsvSource({
        "BOOT-INF/lib/spring-boot-3.4.1.jar, BOOT-INF/lib/spring-boot-actuator-3.4.1.jar, true, true",
        "WEB-INF/lib/spring-boot-2.7.0.jar, WEB-INF/lib/spring-web.jar, true, false",
        "spring-boot-4.0.0-SNAPSHOT.jar, spring-boot-actuator-4.0.0-SNAPSHOT.jar, true, true",
        "org/springframework/boot/SpringApplication.class, org/springframework/boot/actuate/health/Health.class, true, true",
        "lib/spring-boot-starter-3.4.1.jar, lib/spring-boot-admin-client-3.jar, false, false",
        "lib/spring-boot-actuator-autoconfigure-3.jar, a/spring-boot-loader-3.jar, false, false"
    })
    void librariesSayIt(String one, String other, boolean boot, boolean actuator) {
        assertThat(ApplicationHints.of(List.of(one, other)))
                .isEqualTo(new ApplicationHints(boot, actuator, Optional.empty()));
    }

    @Test
    void librariesInAJarSayIt(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("app.jar");
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar))) {
            output.putNextEntry(new ZipEntry("BOOT-INF/lib/spring-boot-3.4.1.jar"));
        }

        assertThat(ApplicationHints.of(jar)).isEqualTo(new ApplicationHints(true, false, Optional.empty()));
    }

    @Test
    void jarThatIsNoneIsAnError(@TempDir Path folder) throws Exception {
        Path jar = Files.writeString(folder.resolve("app.jar"), "no jar");

        assertThatThrownBy(() -> ApplicationHints.of(jar))
                .isInstanceOf(DockerExecutionException.class)
                .hasMessageContaining("app.jar cannot be read")
                .hasMessageEndingWith("Package it anew.");
    }
}
