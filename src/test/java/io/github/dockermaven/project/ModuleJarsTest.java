package io.github.dockermaven.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockermaven.application.JarUpdate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleJarsTest {
    @TempDir
    private Path folder;

    private MavenProject library;
    private MavenProject application;
    private Path jar;
    private Path changed;

    @BeforeEach
    void describe() throws IOException {
        library = TestProjects.userService(folder.resolve("common"));
        library.setArtifactId("common");
        library.getBuild().setFinalName("common-1.0");
        application = TestProjects.userService(folder.resolve("app"));
        jar = TestProjects.jar(target("common/target/common-1.0.jar"), null, "shop/Common.class", "shop/Other.class");
        changed = classFile("common", "shop/Common.class");
    }

    @Test
    void bringsAClassIntoTheModulesOwnJar() throws IOException {
        assertThat(update(library, changed)).containsExactly(jar);
        assertThat(text(jar, "shop/Common.class")).isEqualTo("new");
        assertThat(update(library, changed)).isEmpty();
    }

    @Test
    void bringsALibraryIntoASpringBootJar() throws IOException {
        Path app = TestProjects.jar(
                target("app/target/user-service-1.0.jar"),
                "org.springframework.boot.loader.launch.JarLauncher",
                "BOOT-INF/classes/shop/Main.class",
                "BOOT-INF/lib/common-1.0.jar",
                "BOOT-INF/lib/common-1.0.1.jar");
        assertThat(update(library, changed, application)).containsExactly(jar, app);
        assertThat(bytes(app, "BOOT-INF/lib/common-1.0.jar")).isEqualTo(Files.readAllBytes(jar));
        assertThat(text(app, "BOOT-INF/lib/common-1.0.1.jar")).isEmpty();
        assertThat(JarUpdate.entries(app)).doesNotContain("shop/Common.class");
        Path main = classFile("app", "shop/Main.class");
        assertThat(update(application, main)).containsExactly(app);
        assertThat(text(app, "BOOT-INF/classes/shop/Main.class")).isEqualTo("new");
    }

    @Test
    void keepsALibraryThatIsPackagedAnewMeanwhile() throws IOException {
        Path app = TestProjects.jar(target("app/target/user-service-1.0.jar"), null, "BOOT-INF/lib/common-1.0.jar");
        Files.delete(jar);
        assertThat(update(library, changed, application)).isEmpty();
        assertThat(JarUpdate.entries(app)).contains("BOOT-INF/lib/common-1.0.jar");
    }

    @Test
    void bringsALibraryIntoAShadedJar() throws IOException {
        Path app = TestProjects.jar(
                target("app/target/user-service-1.0.jar"),
                "shop.Main",
                "shop/Main.class",
                "shop/Common.class",
                "shop/Other.class",
                "META-INF/services/shop.Plugin");
        Path service = classFile("common", "META-INF/services/shop.Plugin");
        Path added = classFile("common", "shop/New.class");
        new ModuleJars(library, folder.resolve("common/target/classes"), List.of(changed, service, added))
                .update(List.of(application));
        assertThat(text(app, "shop/Common.class")).isEqualTo("new");
        assertThat(text(app, "shop/New.class")).isEqualTo("new");
        assertThat(text(app, "META-INF/services/shop.Plugin")).isEmpty();
    }

    @Test
    void bringsALibraryIntoItsCopiesBesideAPlainJar() throws IOException {
        Path app = TestProjects.jar(target("app/target/user-service-1.0.jar"), "shop.Main", "shop/Main.class");
        Path copy = Files.copy(jar, target("app/target/libs/common-1.0.jar"));
        Path own = Files.copy(jar, target("app/target/docker/layers/dependencies/libs/common-1.0.jar"));
        assertThat(update(library, changed, application)).containsExactly(jar, copy);
        assertThat(text(copy, "shop/Common.class")).isEqualTo("new");
        assertThat(text(own, "shop/Common.class")).isEmpty();
        assertThat(JarUpdate.entries(app)).doesNotContain("shop/Common.class");
    }

    @Test
    void removesAClassThatIsGone() throws IOException {
        Files.delete(changed);
        assertThat(update(library, changed)).containsExactly(jar);
        assertThat(JarUpdate.entries(jar)).contains("shop/Other.class").doesNotContain("shop/Common.class");
    }

    private static List<Path> update(MavenProject module, Path file, MavenProject... dependents) {
        return List.copyOf(new ModuleJars(module, Path.of(module.getBuild().getOutputDirectory()), List.of(file))
                .update(List.of(dependents)));
    }

    private Path classFile(String module, String name) throws IOException {
        return Files.writeString(target(module + "/target/classes/" + name), "new");
    }

    private Path target(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static String text(Path jar, String entry) throws IOException {
        return new String(bytes(jar, entry), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path jar, String entry) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getInputStream(new ZipEntry(zip.getEntry(entry))).readAllBytes();
        }
    }
}
