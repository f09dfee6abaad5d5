package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.application.PackagedJar;
import io.github.dockermaven.application.SelfContainedJar;
import io.github.dockermaven.image.DockerFailureException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathsTest {
    @TempDir
    Path folder;

    private PackagedJar jar(String classPath, String... entries) throws IOException {
        return PackagedJar.read(
                TestProjects.jarWithClassPath(folder.resolve("target/user-service-1.0.jar"), classPath, entries));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib/%00.jar", "./%00%1B.jar", "../lib/%00.jar"})
    void nameAFileThatCannotBe(String entry) throws IOException {
        PackagedJar jar = jar("lib/there.jar " + entry);

        assertThatThrownBy(() -> new ClassPaths(null).complete(TestProjects.userService(folder), jar, null))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("Class-Path of " + jar.file() + " names '")
                .hasMessageEndingWith(
                        ".jar', which cannot be the name of a file here: Nul character not allowed. Correct"
                                + " the manifest, or set a locale that has such names, for example LC_ALL=C.UTF-8.")
                .message()
                .doesNotContain("\0", "\u001b");
    }

    /** As some obfuscators name theirs. */
    @Test
    void leaveAClassOfSuchANameAlone() throws IOException {
        PackagedJar jar = jar("", "shop/\0.class");
        assertThat(folder.resolve("target/classes").toFile().mkdirs()).isTrue();

        assertThat(new ClassPaths(null).complete(TestProjects.userService(folder), jar, null))
                .isInstanceOf(SelfContainedJar.class);
    }
}
