package io.github.dockermaven.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars whose classes decide about a linked run-time. */
class PackagedApplicationTest {
    private static final Path JAR = Path.of("/target/app.jar");
    private static final PackagedJar PACKAGED = new PackagedJar(JAR, new Manifest());

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void ofOneThatIsSelfContainedIsOne() {
        assertThat(new SelfContainedJar(PACKAGED, Optional.empty(), "none").jars())
                .containsExactly(JAR);
    }

    @Test
    void ofAThinOneAreItsLibrariesToo() throws IOException {
        Path library = file("repository/library.jar");
        List<Library> classPath =
                List.of(new Library("lib/library.jar", library, false), new Library("conf/", folder, false));

        assertThat(new ThinJar(PACKAGED, Optional.empty(), classPath, true, "one").jars())
                .containsExactly(JAR, library);
    }

    @Test
    void ofAWarIsTheWar() {
        assertThat(new ContainedWar(JAR, ServletContainer.TOMCAT).jars()).containsExactly(JAR);
    }

    @Test
    void ofQuarkusAreAllThatAreCopied() throws IOException {
        Path library = file("lib/main/library.jar");
        Path launcher = file("quarkus-run.jar");
        Path application = file("app/shop.jar");
        file("app/readme.txt");
        file("other/other.jar");

        assertThat(new QuarkusApplication(folder).jars()).containsExactly(library, launcher, application);
    }
}
