package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockermaven.error.DockerFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SystemLibrariesTest {
    @Test
    void readsWhatGlibcSays() {
        SystemLibraries libraries = SystemLibraries.parse("""
                \tlinux-vdso.so.1 (0x00007ffd0c9f2000)
                \tlibjvm.so => not found
                \tlibstdc++.so.6 => /usr/lib/gcc/libstdc++.so.6 (0x00007f2a60e00000)
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2a61040000)
                \t/lib64/ld-linux-x86-64.so.2 (0x00007f2a6125d000)
                """);

        assertThat(libraries.loader()).isEqualTo(Path.of("/lib64/ld-linux-x86-64.so.2"));
        assertThat(libraries.missing()).containsExactly("libjvm.so");
        // All where the loader looks without being told.
        assertThat(libraries.files())
                .isEqualTo(Map.of(
                        "/lib64/ld-linux-x86-64.so.2", Path.of("/lib64/ld-linux-x86-64.so.2"),
                        "/lib/x86_64-linux-gnu/libc.so.6", Path.of("/lib/x86_64-linux-gnu/libc.so.6"),
                        "/lib/x86_64-linux-gnu/libstdc++.so.6", Path.of("/usr/lib/gcc/libstdc++.so.6")));
    }

    @Test
    void readsWhatMuslSays() {
        SystemLibraries libraries = SystemLibraries.parse("""
                \t/lib/ld-musl-x86_64.so.1 (0x7f8d6f0b3000)
                \tlibz.so.1 => /usr/lib/libz.so.1 (0x7f8d6f08a000)
                \tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f8d6f0b3000)
                Error loading shared library libjvm.so: No such file or directory (needed by /opt/java/lib/libjava.so)
                """);

        assertThat(libraries.loader()).isEqualTo(Path.of("/lib/ld-musl-x86_64.so.1"));
        assertThat(libraries.missing()).containsExactly("libjvm.so");
        assertThat(libraries.files()).containsEntry("/lib/libz.so.1", Path.of("/usr/lib/libz.so.1"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsThoseOfThisJava() {
        Path home = Path.of(System.getProperty("java.home"));

        SystemLibraries libraries = SystemLibraries.of(
                home.resolve("bin/java"),
                List.of(home.resolve("lib/libjava.so"), home.resolve("lib/server/libjvm.so")));

        assertThat(libraries.loader()).exists();
        assertThat(libraries.files().values())
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(libraries.libraries()).doesNotContainKeys("libjava.so", "libjvm.so");
        assertThat(libraries.missing()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAProgramOfAnotherSystem(@TempDir Path folder) throws IOException {
        Path program = Files.writeString(folder.resolve("java"), "#!/bin/sh\n");

        assertThatThrownBy(() -> SystemLibraries.of(program, List.of()))
                .isInstanceOf(DockerFailureException.class)
                .hasMessageStartingWith("docker.runtime is jlink, and ldd does not show which libraries " + program
                        + " needs, so it may be made for another C library than this system's: ")
                .hasMessageEndingWith(
                        ". Run Maven with a JDK of this system. Or remove docker.runtime, and name a base image"
                                + " that has Java in docker.from.");
    }
}
